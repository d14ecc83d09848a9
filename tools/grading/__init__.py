"""The folder that nbgrader wants, made from the worked solutions: `python -m tools.grading FOLDER`.

Nothing in it is stated a second time: the exercise is named by `check("4.2", answer)`, its kind by
the lesson module, its solution by the markers. Teachers read `classroom/grading/README.md`.
"""
