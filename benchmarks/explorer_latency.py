"""How long a panel takes from key press to new picture, in JupyterLab in a real browser.

For every explorer it presses a key 40 times and waits for the new picture each time; in the same
run it does so for the plain `interact` version of the same picture, and for an empty round trip
(a number box and a text). The bar: 95 of 100 moves under 80 milliseconds, and at most half of
`interact`. Beside it stand the milliseconds that the kernel needs of that, and the kilobytes that
travel. One lesson: `python -m benchmarks.explorer_latency nps`.
"""

import importlib
import inspect
import math
import pkgutil
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import v4

import uxcx.lessons
from benchmarks.rows import Row, table
from tools.headless_lab import chromium, lab_server, open_notebook, run_all_cells, shut_down
from uxcx.explorers import Explorer

MOVES = 40
PAUSE_MS = 250
BAR_MS = 80
SHARE_OF_INTERACT = 0.5

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
        if (drawing) return drawing.shadowRoot.innerHTML;
        const image = root.querySelector('.jp-RenderedImage img');
        if (image) return image.src;
        return root.querySelector('.trip')?.textContent ?? null;
    };
    const clock = { samples: [], start: null, before: null };
    window.addEventListener('keydown', () => {
        clock.start = performance.now();
        clock.before = picture();
    }, true);
    const seen = new MutationObserver(async () => {
        if (clock.start === null) return;
        const now = picture();
        if (now === null || now === clock.before) return;
        const { start } = clock;
        clock.start = null;
        await root.querySelector('.jp-RenderedImage img')?.decode();
        requestAnimationFrame(() => clock.samples.push(performance.now() - start));
    });
    const drawing = root.querySelector('[role=img]')?.shadowRoot;
    for (const part of drawing ? [root, drawing] : [root]) {
        const all = { childList: true, subtree: true, characterData: true, attributes: true };
        seen.observe(part, all);
    }
    window.clock = clock;
}"""


@dataclass(frozen=True)
class Summary:
    """Median and 95th percentile in milliseconds."""

    median: float
    p95: float

    def __str__(self) -> str:
        return f"{self.median:.0f} / {self.p95:.0f} ms"


def summary(samples: list[float]) -> Summary:
    """Summarise the moves; without numbers if half of the moves showed no new picture."""
    if len(samples) < MOVES // 2:
        return Summary(float("nan"), float("nan"))
    ordered = sorted(samples)
    return Summary(statistics.median(ordered), ordered[math.ceil(0.95 * len(ordered)) - 1])


@dataclass(frozen=True)
class Panel:
    """What was measured of one panel."""

    name: str
    explorer: Summary
    interact: Summary
    trip: Summary
    kernel_ms: float
    kilobytes: float

    @property
    def share(self) -> float:
        """Part of the time that the plain `interact` version takes."""
        return self.explorer.median / self.interact.median


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


def time_lesson(lesson: str, panels: list[str]) -> list[Panel]:
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
            trip = summary(time_moves(page, 1))
            timed = []
            for place, panel in enumerate(panels):
                explorer = summary(time_moves(page, 2 + 2 * place))
                interact = summary(time_moves(page, 3 + 2 * place))
                inside = in_the_kernel(lesson, panel)
                timed.append(Panel(f"{lesson}.{panel}", explorer, interact, trip, *inside))
            shut_down(page)
    return timed


def rows_of(panels: list[Panel]) -> list[Row]:
    """Set the panels against both bars: one row each, and one for the share of `interact`."""
    rows = [
        Row(
            panel.name,
            panel.explorer.p95,
            "ms",
            BAR_MS,
            f"median {panel.explorer.median:.0f}, interact {panel.interact}, empty trip "
            f"{panel.trip}; kernel {panel.kernel_ms:.0f} ms, {panel.kilobytes:.0f} kB",
        )
        for panel in panels
    ]
    slowest = max(panels, key=lambda panel: panel.share)
    largest = Row(
        "largest part of interact, medians", slowest.share, "×", SHARE_OF_INTERACT, slowest.name
    )
    return [*rows, largest]


def in_the_kernel(lesson: str, name: str) -> tuple[float, float]:
    """Give the median milliseconds a move takes without any browser, and the kilobytes it sends."""
    panel = getattr(importlib.import_module(f"uxcx.lessons.{lesson}"), name)()
    control = next(iter(panel._controls.values()))
    settings = two_settings(control)
    sent, times = {}, []
    panel._readout.observe(lambda change: sent.update({change.name: change.new}))
    for move in range(MOVES):
        begun = time.perf_counter()
        control.value = settings[move % 2]
        times.append(time.perf_counter() - begun)
    kilobytes = sum(len(str(value).encode()) for value in sent.values()) / 1e3
    return 1000 * statistics.median(times), kilobytes


def two_settings(control) -> tuple[object, object]:
    """Give two values of a control that follow each other, the present one last."""
    now = control.value
    if isinstance(now, bool):
        return (not now, now)
    if hasattr(control, "options"):
        values = [o[1] if isinstance(o, tuple) else o for o in control.options]
        return (next(value for value in values if value != now), now)
    return (now + control.step if now < control.max else now - control.step, now)


def measure(lessons: Sequence[str] = ()) -> list[Row]:
    """Measure every panel of these lessons, or of all."""
    lessons = lessons or [module.name for module in pkgutil.iter_modules(uxcx.lessons.__path__)]
    timed = [one for lesson in lessons for one in time_lesson(lesson, explorers_of(lesson))]
    return rows_of(timed)


if __name__ == "__main__":
    print(table("Explorers, from key press to new picture", measure(sys.argv[1:])))
