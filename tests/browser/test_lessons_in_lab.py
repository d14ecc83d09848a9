"""Every lesson in JupyterLab: it runs, and each panel answers the keyboard.

Nothing here uses the mouse. What a panel says in one state or another is tested without a
browser in `tests/lessons`; here is whether keys arrive, and whether text and picture follow.
"""

import pytest

# Lesson -> its panels: title, label of one control, and a key that moves it.
LESSONS = {
    "00_start": [("The site and the company", "Compare quarter 1 with", "ArrowUp")],
    "01_two_words": [
        ("Card sorter", "This card belongs to", "ArrowDown"),
        ("Zoom", "Level", "ArrowDown"),
    ],
    "02_journey": [
        ("Feeling curve", "Half-year", "ArrowDown"),
        ("Persona cutter", "Keep", "ArrowDown"),
    ],
    "03_clean_answers": [
        ("One data set, five CSATs", "Report CSAT as", "ArrowDown"),
        ("Cleaning ledger", "Leave out blank ratings", "Space"),
    ],
    "04_nps": [
        ("Move the people", "Rating 6", "ArrowUp"),
        ("How sure?", "Answers in each survey", "ArrowDown"),
        ("Two markets", "Show the hidden satisfaction", "Space"),
    ],
    "05_own_words": [
        ("Twelve comments", "Main theme of this comment", "ArrowDown"),
        ("Who posts?", "3 stars, % who post", "ArrowUp"),
        ("Bot or human?", "Split by difficulty", "Space"),
    ],
    "06_watching_people": [
        ("Five out of five", "People in the test", "ArrowUp"),
        ("Which middle?", "Median", "Space"),
    ],
    "07_sus": [
        ("Score it", "3. I thought the site was easy to use.", "ArrowDown"),
        ("What is 68?", "Mean SUS score", "ArrowUp"),
    ],
    "08_finding_problems": [
        ("Bug net", "People in the team", "ArrowUp"),
        ("Who was invited?", "Two who magnify the screen", "Space"),
        ("Contrast picker", "Background, % lighter", "ArrowDown"),
    ],
    "09_findability": [
        ("Who belongs together?", "Size guide", "ArrowDown"),
        ("Agreement map", "Together for at least, % of the people", "ArrowUp"),
        ("Tree race", "Menu", "ArrowDown"),
    ],
    "10_funnel": [
        ("Leaky funnel", "Quarter", "ArrowDown"),
        ("Mix machine", "Q4: mobile visits of 100", "ArrowDown"),
    ],
    "11_clicks": [
        ("Heat lens", "Device", "ArrowUp"),
        ("Faces in the clouds", "Clicks on each map", "ArrowDown"),
    ],
    "12_ab_test": [
        ("Peeker", "Looks at the result", "ArrowDown"),
        ("Slice the winner", "Metric", "ArrowDown"),
    ],
    "13_joining": [
        ("Four corners", "Half-year", "ArrowDown"),
        ("Fair pairs", "Compare members and others with equal past orders", "Space"),
        ("What matters", "Importance by", "ArrowDown"),
    ],
    "14_capstone": [("Spend it", "A: Swift back in North and West, 18,000 EUR", "Space")],
}
SMALLEST_TARGET = 24  # CSS pixels, WCAG 2.2 criterion 2.5.8


def output_with(page, title):
    return page.locator(".jp-OutputArea-output", has=page.get_by_text(title, exact=True))


def panel(page, title):
    """Find the panel with this title: the innermost box that also has the picture."""
    boxes = page.locator(".widget-vbox", has=page.get_by_text(title, exact=True))
    return boxes.filter(has=page.locator("[role=img]")).last


def lock_in_prediction(page, title):
    """Choose the first option with the arrow key, and lock it in with Enter."""
    output = output_with(page, title)
    guess = output.get_by_label("My prediction")
    if guess.count() == 0:
        return
    assert not panel(page, title).is_visible(), f"{title}: open before the prediction"
    guess.focus()
    for key in ("ArrowDown", "Tab", "Tab", "Enter"):
        page.keyboard.press(key)
    output.get_by_text("Locked in: ").wait_for(state="visible")


def drawn(picture):
    """Give the drawing of a panel, which stands in a tree of its own."""
    return picture.evaluate("one => one.shadowRoot.innerHTML")


def follow(page, title, label, key):
    """Press one key; text and picture must change, and the picture must keep its size."""
    lock_in_prediction(page, title)
    shown = panel(page, title)
    sentence = shown.locator("[role=status]").first
    picture = shown.locator("[role=img]")
    words, drawing, size = sentence.inner_text(), drawn(picture), picture.bounding_box()
    assert picture.get_attribute("aria-label"), f"{title}: a picture without words"
    control = shown.get_by_label(label, exact=True)
    control.focus()
    page.keyboard.press(key)
    page.wait_for_function(
        "([node, text]) => node.innerText !== text",
        arg=[sentence.element_handle(), words],
        timeout=10_000,
    )
    assert drawn(picture) != drawing, f"{title}: the picture did not follow"
    after = picture.bounding_box()
    assert (after["width"], after["height"]) == (size["width"], size["height"])
    for target in shown.locator("select, button, input[type=number]").all():
        assert target.bounding_box()["height"] >= SMALLEST_TARGET


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_runs_and_its_panels_follow_the_keyboard(notebook, name):
    page = notebook(f"notebooks/{name}.ipynb")
    for mime_type in ("stderr", "error"):
        assert page.locator(f"[data-mime-type='application/vnd.jupyter.{mime_type}']").count() == 0
    assert page.get_by_text("Error displaying widget").count() == 0
    for title, label, key in LESSONS[name]:
        follow(page, title, label, key)


def test_every_explorer_is_driven_here():
    import importlib
    import pkgutil

    import uxcx.lessons
    from uxcx.explorers import Explorer

    for module in pkgutil.iter_modules(uxcx.lessons.__path__):
        lesson = importlib.import_module(f"uxcx.lessons.{module.name}")
        own = {
            value.title
            for value in vars(lesson).values()
            if isinstance(value, type)
            and issubclass(value, Explorer)
            and value.__module__ == lesson.__name__
        }
        driven = {
            title
            for name, panels in LESSONS.items()
            if name.partition("_")[2] == module.name
            for title, _, _ in panels
        }
        assert own == driven, f"{module.name}: {own ^ driven}"


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
            const notebook = window.jupyterapp.shell.currentWidget.content;
            const cells = notebook.widgets;
            const cell = cells.find(one => one.model.sharedModel.source.includes('check("4.2"'));
            const source = cell.model.sharedModel.source;
            cell.model.sharedModel.setSource(source.replace('answer = ...', 'answer = 14'));
            notebook.activeCellIndex = cells.indexOf(cell);
        }"""
    )
    page.evaluate("() => window.jupyterapp.commands.execute('notebook:run-cell')")
    page.get_by_text("You left the passives out of the base").wait_for(timeout=20_000)
