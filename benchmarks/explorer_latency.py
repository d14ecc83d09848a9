"""How long a panel takes from key press to new picture, in JupyterLab in a real browser.

Run by hand, on a quiet machine: `python -m benchmarks.explorer_latency [lesson ...]`.
For every explorer it presses a key 40 times and waits for the new picture each time; in the same
run it does so for the plain `interact` version of the same picture, and for an empty round trip
(a number box and a text). The bar: 95 of 100 moves under 80 milliseconds, and at most half of
`interact`. No timed test: times depend on the machine.
"""

import importlib
import inspect
import json
import pkgutil
import statistics
import sys
import tempfile
from pathlib import Path

import nbformat
from nbformat import v4

import uxcx.lessons
from tools.headless_lab import chromium, lab_server, open_notebook, run_all_cells, shut_down
from uxcx.explorers import Explorer

MOVES = 40
PAUSE_MS = 400

_SETUP = """\
import ipywidgets as widgets
import matplotlib.pyplot as plt
from uxcx.figures.style import WIDTH, house_style
from uxcx.lessons import {lesson} as lesson

def with_interact(panel):
    def plain(**values):
        with house_style():
            figure = plt.figure(figsize=(WIDTH, panel.height), layout="constrained")
            panel.draw(figure)
            panel.update(**values)
            plt.show()
    return widgets.interactive(plain, **panel.controls())
"""

_EMPTY = """\
box = widgets.IntText(value=0)
text = widgets.HTML('<span class="trip">0</span>')
def answer(change):
    text.value = f'<span class="trip">{change.new}</span>'
box.observe(answer, "value")
widgets.VBox([box, text])
"""

# The clock starts at the key and stops at the frame that shows another picture.
_CLOCK = """(root) => {
    const picture = () => {
        const drawing = root.querySelector('[role=img]');
        if (drawing) return drawing.innerHTML;
        const image = root.querySelector('.jp-RenderedImage img');
        if (image) return image.src;
        return root.querySelector('.trip')?.textContent ?? null;
    };
    const clock = { samples: [], start: null, before: null };
    window.addEventListener('keydown', () => {
        clock.start = performance.now();
        clock.before = picture();
    }, true);
    new MutationObserver(async () => {
        if (clock.start === null) return;
        const now = picture();
        if (now === null || now === clock.before) return;
        const { start } = clock;
        clock.start = null;
        await root.querySelector('.jp-RenderedImage img')?.decode();
        requestAnimationFrame(() => clock.samples.push(performance.now() - start));
    }).observe(root, { childList: true, subtree: true, characterData: true, attributes: true });
    window.clock = clock;
}"""


def explorers_of(lesson: str) -> list[str]:
    """Name the panels that a lesson defines."""
    module = importlib.import_module(f"uxcx.lessons.{lesson}")
    return [
        name
        for name, value in vars(module).items()
        if inspect.isclass(value)
        and issubclass(value, Explorer)
        and value.__module__ == module.__name__
    ]


def time_moves(page, cell: int) -> list[float]:
    """Press a key in the first control of a cell, again and again; give the milliseconds."""
    output = page.locator(".jp-CodeCell").nth(cell).locator(".jp-OutputArea").first
    control = output.locator("select, input:not([type=checkbox]), input").first
    control.scroll_into_view_if_needed()
    control.focus()
    page.evaluate(_CLOCK, output.element_handle())
    is_box = control.get_attribute("type") == "checkbox"
    for move in range(MOVES):
        page.keyboard.press("Space" if is_box else ("ArrowDown" if move % 2 else "ArrowUp"))
        # A plain pause: asking the page again and again would slow down what is measured.
        page.wait_for_timeout(PAUSE_MS)
    return page.evaluate("() => window.clock.samples")


def measure(lesson: str, panels: list[str]) -> list[dict[str, object]]:
    """Measure all panels of a lesson in one notebook, hence in one run."""
    sources = [_SETUP.format(lesson=lesson), _EMPTY]
    for panel in panels:
        sources += [f"lesson.{panel}().panel", f"with_interact(lesson.{panel}())"]
    notebook = v4.new_notebook(cells=[v4.new_code_cell(source) for source in sources])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "course").mkdir()
        nbformat.write(notebook, home / "course" / "latency.ipynb")
        with lab_server(home / "course", home) as lab, chromium() as browser:
            page = browser.new_page(viewport={"width": 1100, "height": 900})
            open_notebook(page, lab, "latency.ipynb")
            run_all_cells(page)
            trip = time_moves(page, 1)
            rows = []
            for place, panel in enumerate(panels):
                rows.append(
                    {
                        "panel": f"{lesson}.{panel}",
                        "explorer": summary(time_moves(page, 2 + 2 * place)),
                        "interact": summary(time_moves(page, 3 + 2 * place)),
                        "empty round trip": summary(trip),
                    }
                )
            shut_down(page)
    return rows


def summary(samples: list[float]) -> dict[str, float]:
    """Median and 95th percentile in milliseconds, and how many moves were timed."""
    if len(samples) < MOVES // 2:
        return {"median": float("nan"), "p95": float("nan"), "moves": len(samples)}
    ordered = sorted(samples)
    return {
        "median": round(statistics.median(ordered), 1),
        "p95": round(ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))], 1),
        "moves": len(ordered),
    }


def main(lessons: list[str]) -> None:
    """Print a table, and the same as JSON below it."""
    lessons = lessons or [module.name for module in pkgutil.iter_modules(uxcx.lessons.__path__)]
    rows = [row for lesson in lessons for row in measure(lesson, explorers_of(lesson))]
    columns = ("explorer", "interact", "empty round trip")
    print(f"{'milliseconds, median / 95th percentile':44s}" + "".join(f"{c:>20s}" for c in columns))
    for row in rows:
        cells = "".join(f"{row[c]['median']:>11.0f} /{row[c]['p95']:>7.0f}" for c in columns)
        print(f"{row['panel']:44s}{cells}")
    print(json.dumps(rows))


if __name__ == "__main__":
    main(sys.argv[1:])
