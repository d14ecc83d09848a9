"""Write the derived parts of the teacher kit, or say what is out of date.

`python -m tools.teaching`, `python -m tools.teaching --check`.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from tools import notebooks
from tools.notebooks import ROOT
from tools.teaching import quiz
from tools.teaching.pages import marked_pages


def files(root: Path = ROOT) -> Iterator[tuple[Path, str]]:
    """Give each file of the kit that has derived parts, with its content written anew."""
    yield from marked_pages(root)
    yield from quiz.files(root)


def main(arguments: list[str] | None = None) -> int:
    """Write what changed; with `--check` only say so, and give 1."""
    parser = argparse.ArgumentParser(prog="python -m tools.teaching", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing")
    only_check = parser.parse_args(arguments).check
    changed = [(path, text) for path, text in files() if not notebooks.is_stored(path, text)]
    for path, text in changed:
        if not only_check:
            notebooks.write(path, text)
        print(f"{path.relative_to(ROOT).as_posix():40} {'differs' if only_check else 'written'}")
    if not changed:
        print("The teacher kit is up to date.")
    elif only_check:
        print("Run python -m tools.teaching, and look at what changed.")
    return int(only_check and bool(changed))


if __name__ == "__main__":
    sys.exit(main())
