"""Build the browser edition into the folder `lite-site`: `python -m tools.lite`.

`--complete` puts the compiled packages into the site, too; `--lock` writes `lite/packages.json`
anew, for a new Pyodide or a new dependency.
"""

import argparse
import sys
import time

from tools.lite import edition, packages, pinning
from tools.lite.wheels import COMPILED, Unavailable
from tools.notebooks import ROOT


def main() -> int:
    """Build or pin, and say in a few lines what there is; return 1 if it cannot be done."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.lite",
        description=f"Build the course for the browser into the folder {edition.OUTPUT}.",
    )
    parser.add_argument(
        "--complete", action="store_true",
        help=f"put NumPy, pandas and the like into the site, from the folder {COMPILED}; what is "
        "not there is fetched. Without this, each learner's browser fetches them",
    )  # fmt: skip
    parser.add_argument(
        "--lock", action="store_true", help=f"for authors: write {packages.PINS} anew, and stop"
    )
    options = parser.parse_args()
    begun = time.monotonic()
    try:
        if options.lock:
            pinned = pinning.write(ROOT)
            print(f"{len(pinned)} packages are in {packages.PINS}.")
            return 0
        edition.build(ROOT, ROOT / edition.OUTPUT, complete=options.complete)
    except Unavailable as problem:
        print(f"Nothing was written: {problem}")
        return 1
    files = [path for path in (ROOT / edition.OUTPUT).rglob("*") if path.is_file()]
    megabytes = sum(path.stat().st_size for path in files) / 1e6
    print(f"{len(files)} files, {megabytes:.0f} MB, {time.monotonic() - begun:.0f} s.")
    if not options.complete:
        compiled = packages.online(packages.read(ROOT))
        print(f"On first use, each browser fetches {len(compiled)} more files:")
        for package in compiled:
            print(f"  {packages.address(package)}")
    print(f"Copy the folder {edition.OUTPUT} to any web server. To try it on this computer:")
    print(f"  {sys.executable} -m http.server --bind 127.0.0.1 --directory {edition.OUTPUT}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
