"""Write the HTML edition into the folder `site`: `python -m tools.site`."""

import argparse
import sys
import time

from tools.notebooks import ROOT
from tools.site.edition import OUTPUT, build


def main() -> int:
    """Build, and say in one line what there is; return 1 if the old pages had to stay."""
    description = "Write the whole course as web pages into the folder site."
    argparse.ArgumentParser(prog="python -m tools.site", description=description).parse_args()
    begun = time.monotonic()
    problems = build(ROOT, ROOT / OUTPUT)
    for problem in problems:
        print(problem)
    if problems:
        print(f"Nothing was written. Mend the {len(problems)} above, then run this again.")
        return 1
    files = [path for path in (ROOT / OUTPUT).rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    megabytes = sum(path.stat().st_size for path in files) / 1e6
    print(f"{pages} pages, {megabytes:.1f} MB, {time.monotonic() - begun:.0f} s.")
    print(f"Open {OUTPUT}/index.html in a browser, or copy the folder to any web server or stick.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
