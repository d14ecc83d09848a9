"""The panel leads through four steps, says what happened, and never shows a traceback."""

import pytest

from uxcx.survey import File, panel
from uxcx.survey.progress import Progress, progress_bar
from uxcx.survey.steps import free_path


@pytest.fixture
def opened(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return panel()


def press(opened, label):
    """Press the button with this label, wherever it stands."""

    def walk(widget):
        yield widget
        for child in getattr(widget, "children", ()):
            yield from walk(child)

    buttons = [one for one in walk(opened.panel) if getattr(one, "description", "") == label]
    assert len(buttons) == 1, f"{len(buttons)} buttons {label!r}"
    buttons[0].click()
    return opened.says.status


def test_an_example_from_file_to_report(opened, tmp_path):
    opened.choice.examples.value = "hotel"
    assert "Step 2 of 4" in press(opened, "Read the file")
    assert "Step 3 of 4" in press(opened, "Go on")
    assert "before you see a score" in press(opened, "Confirm the roles")
    assert opened.analysis is None
    assert "NPS +17 points" in press(opened, "Show the scores")
    assert "survey_report.html" in press(opened, "Save the report")
    assert "survey_cleaned.csv" in press(opened, "Save the cleaned answers")
    report = (tmp_path / "survey_report.html").read_text("utf-8")
    assert "chosen before the score was shown" in report
    press(opened, "Save the report")
    assert (tmp_path / "survey_report_2.html").exists(), "a saved report is not written over"


def test_rules_that_change_after_the_score_are_told(opened):
    opened.choice.examples.value = "hotel"
    for label in ("Read the file", "Go on", "Confirm the roles", "Show the scores"):
        press(opened, label)
    press(opened, "Show the scores")
    assert opened.analysis.rules_changed == 0
    opened.rules.boxes["speeders"].value = True
    press(opened, "Show the scores")
    assert opened.analysis.rules_changed == 1
    text = opened.analysis._repr_mimebundle_()["text/html"]
    assert "changed once after the score had been seen" in text


def test_an_upload_is_read_at_once(opened):
    content = b"Recommend,Place\n" + b"9,North\n3,South\n" * 20
    opened._on_upload({"new": ({"name": "<b>mine.csv", "content": memoryview(content)},)})
    assert "40 answers, 2 columns" in opened.says.status
    assert "Step 3 of 4" in opened.says.status, "nothing personal, so no stop"


def test_a_later_step_closes_when_an_earlier_one_is_redone(opened):
    opened.choice.examples.value = "hotel"
    for label in ("Read the file", "Go on", "Confirm the roles", "Show the scores", "Go on"):
        press(opened, label)
    assert [bool(place.children) for place in opened.places] == [True, True, False, False]


def test_what_is_refused_is_said_and_can_be_mended(opened):
    assert "No file is chosen yet" in press(opened, "Read the file")
    opened.choice.path.value = "nowhere.csv"
    assert "Stop: Found no file at nowhere.csv" in press(opened, "Read the file")
    opened._attempt(lambda: opened._read(File("f", b"Stars,Place\n" + b"5,a\n4,b\n1,a\n" * 10)))
    opened.roles.roles["Stars"].value = "rating 0-10"
    assert "seems to be 1 to 5" in press(opened, "Confirm the roles")
    opened.roles.roles["Stars"].value = "rating 1-5"
    assert "Step 4 of 4" in press(opened, "Confirm the roles")


def test_words_and_dates_are_asked_about(opened):
    rows = b"agree,03/04/2025\nstrongly agree,04/05/2025\ndisagree,05/06/2025\n" * 10
    opened._attempt(lambda: opened._read(File("f", b"Helpful,Date\n" + rows)))
    opened.roles.roles["Helpful"].value = "rating 1-5"
    assert "no number" in press(opened, "Confirm the roles")
    opened.roles.wordings["Helpful"].value = "agreement"
    assert "can be read in two ways" in press(opened, "Confirm the roles")
    opened.roles.day_month.value = "3 April"
    assert "Step 4 of 4" in press(opened, "Confirm the roles")
    press(opened, "Show the scores")
    assert opened.analysis.scores[0].periods.index[0] == "2025-04"


def test_only_what_is_kept_on_purpose_gets_a_role(opened):
    opened.choice.examples.value = "awful"
    press(opened, "Read the file")
    opened.stop.boxes["v7"].value = True
    press(opened, "Go on")
    assert opened.roles.chosen["v7"] != "ignore"
    press(opened, "Confirm the roles")
    assert opened.prepared.kept_on_purpose == {"v7"}


def test_many_columns_are_not_all_asked_about(opened):
    heads = ["Recommend", *(f"x{i}" for i in range(200))]
    rows = ["9," + ",".join(f"{i}.5" for i in range(200))] * 20 + ["2" + "," * 200] * 20
    opened._attempt(lambda: opened._read(File("f", "\n".join([",".join(heads), *rows]).encode())))
    assert len(opened.roles.roles) == 60 and opened.roles.roles["Recommend"].value == "rating 0-10"


def test_every_control_has_words_and_the_panel_a_still_side(opened):
    shown = opened._repr_mimebundle_()
    assert "text/html" in shown and "application/vnd.jupyter.widget-view+json" in shown
    assert all(control.description for control in opened.choice.controls)


def test_a_saved_name_gets_its_ending(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert str(free_path("mine", ".html")) == "mine.html"
    assert str(free_path("mine.csv", ".csv")) == "mine.csv"
    with pytest.raises(ValueError, match="No name"):
        free_path(" ", ".csv")


def test_the_bar_shows_after_a_second_and_only_for_large_files(monkeypatch):
    now = [0.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    bar = progress_bar()
    show, small = Progress(bar), Progress(bar, size=1000)
    show(0.1)
    assert bar.layout.display == "none"
    now[0] = 1.5
    small(0.4)
    assert bar.layout.display == "none"
    show(0.5)
    assert bar.layout.display == "" and bar.value == 0.5
    show.done()
    assert bar.layout.display == "none"
