"""A learner who has no mouse: works through an open lesson with keys alone.

The page is only ever read by script; all that changes it is a key. The way is the one that lesson 0
teaches: Shift+Enter runs a cell, arrow up goes back to it, Tab leads through its panel and out
again, arrow keys choose, Space presses. How many keys that may take is bounded.
"""

from dataclasses import dataclass, field

from playwright.sync_api import TimeoutError as NothingHappened

CONTROLS = "select, input, textarea, button, summary, a[href], [tabindex='0']"
PREDICT, LOCK = "My prediction", "Lock in my prediction"
ANSWER, CHECK = "Your answer", "Check my answer"
COMPARE = "Compare with my prediction"
MOST_KEYS_TO_A_CELL = 12
MOST_TABS_TO_A_PANEL = 6
SECONDS_TO_REPLY = 20

_WHERE = """() => {
    const one = document.activeElement;
    const notebook = window.jupyterapp.shell.currentWidget.content;
    const cell = one.closest('.jp-Cell');
    const label = one.labels?.length ? one.labels[0].innerText : one.innerText;
    return {
        tag: one.tagName,
        kind: one.type || '',
        name: (one.getAttribute('aria-label') || label || '').trim(),
        lost: one === document.body,
        cell: notebook.widgets.findIndex(widget => widget.node === cell),
        active: notebook.activeCellIndex,
        in_output: one.closest('.jp-OutputArea-output') !== null,
        place: one.value === undefined ? '' : String(one.checked ?? '') + one.value,
        open: one.parentElement?.open === true,
    };
}"""
_OUTPUT = "window.jupyterapp.shell.currentWidget.content.widgets[at].node"
_LIVE = f"""at => Object.fromEntries(
    [...{_OUTPUT}.querySelectorAll('.jp-OutputArea-output [role=status]')].map((one, place) => {{
        const box = one.closest('.widget-vbox')?.querySelector('strong')?.innerText ?? '';
        return [`${{place}} ${{box}}`, one.checkVisibility() ? one.innerText : ''];
    }})
)"""
_REACHABLE = f"""at => [...{_OUTPUT}.querySelectorAll('.jp-OutputArea-output *')]
    .filter(one => one.matches("{CONTROLS}") && !one.disabled && one.checkVisibility()).length"""
# Run, shown, and every panel drawn together with the region that speaks.
_DONE = f"""at => {{
    const {{ context }} = window.jupyterapp.shell.currentWidget;
    const cell = {_OUTPUT};
    const panels = [...cell.querySelectorAll('[data-mime-type$="widget-view+json"]')];
    return /\\d/.test(cell.querySelector('.jp-InputPrompt').textContent)
        && context.sessionContext.session?.kernel?.status === 'idle'
        && panels.every(one => one.querySelector('[role=status]'));
}}"""


@dataclass
class Visit:
    """What happened in the panel of one cell.

    Attributes
    ----------
    cell
        Which cell, counted from 0.
    stops
        Names of all that had the focus, in order.
    heard
        Live region -> the sentences that it said, in order.
    pressed
        Names of the buttons.
    tables
        How many tables were unfolded.
    """

    cell: int
    stops: list[str] = field(default_factory=list)
    heard: dict[str, list[str]] = field(default_factory=dict)
    pressed: list[str] = field(default_factory=list)
    tables: int = 0

    def sentences(self) -> list[str]:
        """Give all that was said."""
        return [one for said in self.heard.values() for one in said if one]


class Learner:
    """Hands on the keyboard of a page that holds an open notebook."""

    def __init__(self, page):
        self.page = page

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def where(self) -> dict[str, object]:
        """Tell what has the focus."""
        return self.page.evaluate(_WHERE)

    def cells(self) -> list[str]:
        """Give the kind of each cell: "code" or "markdown"."""
        return self.page.evaluate(
            "window.jupyterapp.shell.currentWidget.content.widgets.map(one => one.model.type)"
        )

    def go_to(self, cell: int) -> None:
        """Walk to a cell with the arrow keys."""
        steps = MOST_KEYS_TO_A_CELL
        while (here := self.where())["active"] != cell or here["tag"] != "DIV":
            assert steps, f"cell {cell} is out of reach: {here}"
            self.press("ArrowDown" if here["active"] < cell else "ArrowUp")
            steps -= 1

    def work_through(self) -> list[Visit]:
        """Run every cell in turn, and do all that there is to do in each panel."""
        visits = []
        kinds = self.cells()
        for cell, kind in enumerate(kinds):
            here = self.where()
            assert not here["lost"] and here["active"] == cell, f"not in cell {cell}: {here}"
            if cell == len(kinds) - 1:
                break  # running the last cell would add another
            self.press("Shift+Enter")
            if kind == "code":
                self.wait(_DONE, cell)
                if self.page.evaluate(_REACHABLE, cell):
                    self.go_to(cell)
                    visits.append(self.visit(cell))
                    self.go_to(cell + 1)
        return visits

    def visit(self, cell: int) -> Visit:
        """Go through the panel of a cell by Tab, use all that gets the focus, and leave it."""
        visit = Visit(cell)
        self.go_in()
        self._listen(visit)
        while (here := self.where())["in_output"] and here["cell"] == cell:
            # After a reveal there is more to reach than before.
            most = 2 * self.page.evaluate(_REACHABLE, cell) + 10
            assert len(visit.stops) < most, f"no way out of cell {cell}: {visit.stops}"
            visit.stops.append(f"{here['tag']} {here['name']}")
            self._use(here, visit)
            self.press("Tab")
        assert not self.where()["lost"], f"the focus is lost behind cell {cell}"
        self._listen(visit, seconds=0.5)  # a slow reply may come after the last key
        self._go_back_in(cell)
        self.press("Escape")
        return visit

    def go_in(self) -> None:
        """Tab from a cell into its result; JupyterLab puts stops of its own between."""
        for _ in range(MOST_TABS_TO_A_PANEL):
            self.press("Tab")
            if self.where()["in_output"]:
                return
        raise AssertionError(f"no way into a result: {self.where()}")

    def _go_back_in(self, cell: int) -> None:
        """Come back into a result with Shift+Tab."""
        for _ in range(MOST_TABS_TO_A_PANEL):
            self.press("Shift+Tab")
            here = self.where()
            if here["in_output"] and here["cell"] == cell:
                return
        raise AssertionError(f"no way back into cell {cell}: {here}")

    def _use(self, here: dict[str, object], visit: Visit) -> None:
        """Do with what has the focus what one does with it."""
        tag, kind, name = here["tag"], here["kind"], here["name"]
        if tag == "SELECT" or kind == "number":
            for key in ("ArrowDown", "ArrowUp"):
                self.press(key)
                if self.where()["place"] != here["place"]:
                    break
        elif kind == "checkbox" or tag == "BUTTON":
            self.press("Space")
        elif tag == "SUMMARY":
            self.press("Space")
            assert self.where()["open"] != here["open"], f"{name} does not unfold"
            visit.tables += 1
            return
        else:
            return
        if tag == "BUTTON":
            visit.pressed.append(name)
        must_answer = name in (LOCK, CHECK, COMPARE)
        self._listen(visit, SECONDS_TO_REPLY if must_answer else 1)
        after = self.where()
        assert after["in_output"] and after["cell"] == here["cell"], f"{name} lost the focus"

    def _listen(self, visit: Visit, seconds: float = 0) -> None:
        """Note what the live regions say; wait for a new sentence."""
        before = {name: said[-1] for name, said in visit.heard.items()}
        if seconds:
            try:
                self.wait(
                    f"([at, before]) => Object.entries(({_LIVE})(at))"
                    ".some(([name, text]) => before[name] !== text)",
                    [visit.cell, before],
                    seconds,
                )
            except NothingHappened:
                return
        for name, text in self.page.evaluate(_LIVE, visit.cell).items():
            said = visit.heard.setdefault(name, [])
            if not said or said[-1] != text:
                said.append(text)

    def wait(self, condition: str, argument: object, seconds: float = SECONDS_TO_REPLY) -> None:
        """Wait until a condition on the page holds."""
        self.page.wait_for_function(condition, arg=argument, timeout=1000 * seconds)
