"""Write the slides of all lessons into the folder `slides`: `python -m tools.slides`."""

import argparse
import sys
import time

from tools.notebooks import ROOT
from tools.slides.edition import OUTPUT, build


def main() -> int:
    """Build, and say in one line what there is."""
    description = "Write the slides of all lessons into the folder slides."
    argparse.ArgumentParser(prog="course.py slides", description=description).parse_args()
    begun = time.monotonic()
    pages = build(ROOT, ROOT / OUTPUT)
    slides = sum(page.read_text(encoding="utf-8").count("<section") for page in pages) // 2
    print(f"{len(pages)} decks, {slides} slides, {time.monotonic() - begun:.0f} s.")
    print(f"Open {OUTPUT}/index.html in a browser. It needs no network.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
