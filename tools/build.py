"""Build the notebooks: `python -m tools.build`, or `python -m tools.build 04_nps` for one lesson.

Facts are written into the text, exercises derived, all notebooks executed and normalised; then the
contract is checked. Only files whose content changes are written. `--check` writes nothing, and
counts a file that would change as a finding.
"""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from tools import contract, facts, lessons, notebooks
from tools.contract.document import Document, Finding
from tools.derive import derive
from tools.execute import execute
from tools.normalise import normalise
from tools.notebooks import FOLDERS, ROOT

WORKERS = 2


@dataclass(frozen=True)
class Draft:
    """A notebook on its way to its file, or one sentence on why there is none."""

    path: str
    notebook: NotebookNode | None = None
    problem: str = ""
    seconds: float = 0.0


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Build, report, and return 1 if anything is to be done, else 0."""
    parser = argparse.ArgumentParser(prog="python -m tools.build", description="Build notebooks.")
    parser.add_argument("names", nargs="*", help="lessons such as 04_nps; all if none is named")
    parser.add_argument("--check", action="store_true", help="write nothing; fail on a difference")
    chosen = parser.parse_args(arguments)
    try:
        stems = _stems(chosen.names, root)
    except ValueError as problem:
        print(problem)
        return 1
    findings: list[Finding | str] = []
    finished: list[Document] = []
    pool = ThreadPoolExecutor(WORKERS)
    try:
        for draft in pool.map(lambda one: _execute(one, root), list(prepare(stems, root))):
            findings += _store(draft, root, chosen.check)
            if draft.notebook is not None:
                finished.append(Document(draft.path, draft.notebook, root))
    except KeyboardInterrupt:
        print("Stopping; the notebooks in hand run to their end. Files are whole.")
        return 1
    finally:
        pool.shutdown(cancel_futures=True)
    for document in finished:
        findings += contract.check(document)
        if notebooks.is_stored(root / document.path, notebooks.text(document.notebook)):
            findings += contract.check_agreement(document)
    for finding in findings:
        print(finding)
    print(f"{len(finished)} notebooks, {len(findings)} findings.")
    return 1 if findings else 0


def prepare(stems: Sequence[str], root: Path = ROOT) -> Iterator[Draft]:
    """Give each notebook of these lessons as it is to be executed: facts filled, exercises derived.

    What cannot be prepared comes with its problem instead of a notebook.
    """
    for stem in stems:
        lesson, solution, exercise = (f"{folder}/{stem}.ipynb" for folder in FOLDERS)
        if (root / exercise).exists() and not (root / solution).exists():
            problem = f"{exercise}: there is no {solution}. Do this: write it, or delete the file."
            yield Draft(exercise, problem=problem)
        for path in (lesson, solution):
            if not (root / path).exists():
                continue
            try:
                notebook = notebooks.read(root / path)
                if notebooks.lesson_name(stem):
                    facts.fill_notebook(notebook, lessons.facts(stem))
                # Ids must be settled before the exercise inherits them.
                notebook = normalise(notebook)
                yield Draft(path, notebook)
                if path == solution:
                    yield Draft(exercise, normalise(derive(notebook, path)))
            except ValueError as error:
                yield Draft(path, problem=str(error))


def _stems(names: Sequence[str], root: Path) -> list[str]:
    known = sorted({path.stem for folder in FOLDERS for path in notebooks.find(folder, root)})
    if not known:
        raise ValueError(f"There is no notebook in {root}. Write notebooks/00_start.ipynb first.")
    wanted = [Path(name).stem for name in names]
    for name in wanted:
        if name not in known:
            raise ValueError(f"There is no lesson {name!r}. There are: {', '.join(known)}.")
    return wanted or known


def _execute(draft: Draft, root: Path) -> Draft:
    if draft.notebook is None or not any(one.cell_type == "code" for one in draft.notebook.cells):
        return draft
    start = time.monotonic()
    path = root / draft.path
    path.parent.mkdir(exist_ok=True)  # a derived folder may not be there yet
    try:
        notebook = normalise(execute(draft.notebook, path))
    except ValueError as problem:
        return Draft(draft.path, None, str(problem), time.monotonic() - start)
    return Draft(draft.path, notebook, "", time.monotonic() - start)


def _store(draft: Draft, root: Path, only_check: bool) -> list[Finding | str]:
    """Write what changed, print one line, and give what stands in the way."""
    findings: list[Finding | str] = []
    if draft.notebook is None:
        done = "not built"
        findings.append(draft.problem)
    else:
        content = notebooks.text(draft.notebook)
        if notebooks.is_stored(root / draft.path, content):
            done = "unchanged"
        elif only_check:
            done = "differs"
            findings.append(
                Finding(draft.path, "it differs from a fresh build", "run python -m tools.build")
            )
        else:
            done = "written"
            notebooks.write(root / draft.path, content)
    print(f"{draft.path:40} {draft.seconds:5.1f} s  {done}", flush=True)
    return findings


if __name__ == "__main__":
    sys.exit(main())
