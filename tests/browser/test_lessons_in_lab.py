"""Every lesson in JupyterLab: it runs, and each panel answers the keyboard.

Nothing here uses the mouse. What a panel says in one state or another is tested without a
browser in `tests/lessons`; here is whether keys arrive, and whether text and picture follow.
"""

import pytest

LESSONS = ["00_start", "01_two_words", "04_nps", "06_watching_people"]

# Each panel by its title: the label of a control, and a key that moves it.
PANELS = [
    ("00_start", "The site and the company", "Show", "ArrowDown"),
    ("01_two_words", "Card sorter", "This card belongs to", "ArrowDown"),
    ("01_two_words", "Zoom", "Level", "ArrowDown"),
    ("06_watching_people", "Five out of five", "People in the test", "ArrowUp"),
    ("06_watching_people", "Which middle?", "Median", "Space"),
    ("04_nps", "Move the people", "Rating 6", "ArrowUp"),
    ("04_nps", "How sure?", "Answers in each survey", "ArrowDown"),
    ("04_nps", "Two markets", "Show the hidden satisfaction", "Space"),
]


def panel(page, title):
    """Find the panel with this title: the innermost box that also has the picture."""
    return (
        page.locator(".widget-vbox", has=page.get_by_text(title, exact=True))
        .filter(has=page.locator("svg[role=img]"))
        .last
    )


def lock_in_prediction(page, panel_title):
    """Choose the first option with the arrow key, and lock it in with Enter."""
    box = page.locator(".jp-OutputArea-output", has=page.get_by_text(panel_title, exact=True))
    guess = box.get_by_label("My prediction")
    if guess.count() == 0:
        return
    guess.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    box.get_by_text("Locked in").wait_for(state="visible")


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_runs_without_an_error_in_the_page(notebook, name):
    page = notebook(f"notebooks/{name}.ipynb")
    assert page.locator(".jp-CodeCell").count() > 0
    assert page.locator("[data-mime-type='application/vnd.jupyter.stderr']").count() == 0
    assert page.locator("[data-mime-type='application/vnd.jupyter.error']").count() == 0
    assert page.get_by_text("Error displaying widget").count() == 0


@pytest.mark.parametrize(("name", "title", "label", "key"), PANELS)
def test_a_panel_follows_the_keyboard(notebook, name, title, label, key):
    page = notebook(f"notebooks/{name}.ipynb")
    lock_in_prediction(page, title)
    shown = panel(page, title)
    sentence = shown.locator("[role=status]").first
    picture = shown.locator("svg[role=img]")
    before = sentence.inner_text(), picture.inner_html(), picture.bounding_box()
    shown.get_by_label(label, exact=True).focus()
    page.keyboard.press(key)
    page.wait_for_function(
        "([node, text]) => node.innerText !== text",
        arg=[sentence.element_handle(), before[0]],
        timeout=10_000,
    )
    assert picture.inner_html() != before[1]
    after = picture.bounding_box()
    assert (after["width"], after["height"]) == (before[2]["width"], before[2]["height"])


def test_keys_pressed_in_a_control_do_not_reach_the_notebook(notebook):
    """In command mode "d d" deletes a cell and an arrow leaves it: not from inside a panel."""
    page = notebook("notebooks/04_nps.ipynb")
    cells = page.locator(".jp-Cell").count()
    page.get_by_label("My prediction").first.focus()
    for key in ("d", "d", "b", "a"):
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    assert page.locator(".jp-Cell").count() == cells
    assert page.evaluate("document.activeElement.tagName") == "SELECT"


def test_a_wrong_answer_typed_by_hand_gets_its_message(notebook):
    page = notebook("exercises/04_nps.ipynb")
    assert page.get_by_text("Not answered yet").count() == 7
    page.evaluate(
        """() => {
            const cells = window.jupyterapp.shell.currentWidget.content.widgets;
            const cell = cells.find(cell => cell.model.sharedModel.source.includes('"4.2"'));
            cell.model.sharedModel.setSource(
                cell.model.sharedModel.source.replace('answer = ...', 'answer = 14'));
            const notebook = window.jupyterapp.shell.currentWidget.content;
            notebook.activeCellIndex = cells.indexOf(cell);
        }"""
    )
    page.evaluate("() => window.jupyterapp.commands.execute('notebook:run-cell')")
    page.get_by_text("You left the passives out of the base").wait_for(timeout=20_000)
