"""Pack the course for a stick: `python -m tools.stick [--for windows-3.12 ...]`."""

import argparse
import sys
import time
from pathlib import Path

from tools.notebooks import ROOT
from tools.site.edition import OUTPUT, build
from tools.stick.computers import Computer
from tools.stick.pack import pack
from uxcx import __version__


def main() -> int:
    """Build the pages, fetch the packages, write the zip, and say how large it is."""
    reader = argparse.ArgumentParser(
        prog="course.py stick",
        description="Pack the course, its pages and its packages into one zip.",
    )
    reader.add_argument(
        "--for",
        dest="computers",
        metavar="SYSTEM-PYTHON",
        nargs="+",
        help="computers that the packages have to fit, such as windows-3.12 mac-3.13",
    )
    reader.add_argument("--output", type=Path, default=ROOT / "dist", help="the folder of the zip")
    words = reader.parse_args()
    begun = time.monotonic()
    try:
        computers = [Computer.named(name) for name in words.computers or ()]
        computers = computers or [Computer.of_this_kind()]
        if problems := build(ROOT, ROOT / OUTPUT):
            raise ValueError("\n".join([*problems, "The pages come first: mend the above."]))
        target = words.output / f"ux-cx-by-the-numbers-{__version__}.zip"
        names = pack(ROOT, target, __version__, computers, ROOT / OUTPUT)
    except ValueError as problem:
        print(f"Stop: {problem}", file=sys.stderr)
        return 1
    wheels = sum(name.startswith("wheels/") for name in names)
    megabytes = target.stat().st_size / 1e6
    print(
        f"{target}: {megabytes:.0f} MB, {len(names)} files, {wheels} packages for "
        f"{', '.join(map(str, computers))}, {time.monotonic() - begun:.0f} s."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
