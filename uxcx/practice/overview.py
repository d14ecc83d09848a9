"""The overview of a learner's progress: what is done in each lesson, and what comes next.

All words from outside are escaped. Which file is read is decided in `progress`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from uxcx.practice.course_map import Lesson, Task
from uxcx.practice.feedback import State
from uxcx.practice.records import Records

BLANK = "Nothing stored yet. Each answer that you check, and each prediction, is noted here."
_HEADS = ("Lesson", "Answers correct", "Predictions", "What comes next")


@dataclass(frozen=True)
class Overview:
    """How a learner stands in each lesson.

    Attributes
    ----------
    lessons
        What there is to answer.
    records
        What was answered.
    remark
        A sentence on the file, where there is something to say about it.
    """

    lessons: Sequence[Lesson]
    records: Records
    remark: str = ""

    def sentence(self) -> str:
        """Say how far the whole course is done."""
        if not self.records:
            return BLANK
        of = sum(len(lesson.tasks) for lesson in self.lessons)
        done = of - sum(len(self._open(lesson)) for lesson in self.lessons)
        return f"{done} of {of} answers are correct so far." if done < of else f"All {of} are done."

    def next(self) -> Lesson | None:
        """Give the lesson to go on with: the one worked in last, or the first open one after it."""
        latest = sorted(self.records, key=lambda key: self.records[key].when)[-1:]
        at = next((i for i, one in enumerate(self.lessons) if self._touched(one, latest)), 0)
        in_turn = [*self.lessons[at:], *self.lessons[:at]]
        return next((lesson for lesson in in_turn if self._open(lesson)), None)

    def html(self) -> str:
        """Write the overview as a table that says what its cells head, with links."""
        head = "".join(f'<th scope="col" style="text-align:left">{name}</th>' for name in _HEADS)
        rows = "".join(
            f'<tr><th scope="row" style="text-align:left">{self._link(lesson)}</th>'
            f'<td style="text-align:left">{escape(self._done(lesson))}</td>'
            f'<td style="text-align:left">{escape(self._predictions(lesson))}</td>'
            f'<td style="text-align:left">{self._step(lesson)}</td></tr>'
            for lesson in self.lessons
        )
        lesson = self.next()
        step = f" Next: {self._step(lesson)}." if lesson else ""
        remark = f"<p>{escape(self.remark)}</p>" if self.remark else ""
        return (
            # No colours of its own: the page colours the rows of tables, light or dark.
            '<div style="line-height:1.5;overflow-x:auto">'
            f"<p><strong>{escape(self.sentence())}</strong>{step}</p>{remark}"
            f"<table><caption>Your progress by lesson</caption><thead><tr>{head}</tr></thead>"
            f"<tbody>{rows}</tbody></table></div>"
        )

    def __repr__(self) -> str:
        lesson = self.next()
        step = f" Next: {self._words(lesson)}." if lesson else ""
        lines = [f"{self.sentence()}{step}", *([self.remark] if self.remark else [])]
        lines += [
            f"{one.number} {one.title}: {self._done(one)}, predictions: {self._predictions(one)}"
            for one in self.lessons
        ]
        return "\n".join(lines)

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        return {"text/html": self.html(), "text/plain": repr(self)}

    def _state(self, task: Task) -> State:
        kept = self.records.get(task.id)
        return kept.state if kept else State.NOT_ANSWERED

    def _open(self, lesson: Lesson) -> list[Task]:
        return [task for task in lesson.tasks if self._state(task) is not State.CORRECT]

    def _touched(self, lesson: Lesson, keys: Sequence[str]) -> bool:
        ids = {task.id for task in lesson.tasks}
        return any(key in ids or key.startswith(f"{lesson.name}: ") for key in keys)

    def _done(self, lesson: Lesson) -> str:
        states = [self._state(task) for task in lesson.tasks]
        words = f"{states.count(State.CORRECT)} of {len(states)}"
        not_yet = states.count(State.NOT_YET)
        return f"{words}, {not_yet} not yet" if not_yet else words

    def _predictions(self, lesson: Lesson) -> str:
        locked = sum(key.startswith(f"{lesson.name}: ") for key in self.records)
        return f"{locked} locked in" if locked else "none yet"

    def _words(self, lesson: Lesson) -> str:
        """Say what comes next in a lesson."""
        still_open = self._open(lesson)
        if not still_open:
            return "all done"
        if not self._touched(lesson, list(self.records)):
            return f"begin lesson {lesson.number}"
        return _name(still_open[0])

    def _step(self, lesson: Lesson) -> str:
        still_open = self._open(lesson)
        if not still_open:
            return self._words(lesson)
        begun = self._touched(lesson, list(self.records))
        target = still_open[0].link if begun else lesson.link
        return f'<a href="{escape(target)}">{escape(self._words(lesson))}</a>'

    def _link(self, lesson: Lesson) -> str:
        return f'<a href="{escape(lesson.link)}">{lesson.number} {escape(lesson.title)}</a>'


def _name(task: Task) -> str:
    """Name a task by number and heading; an exercise's heading holds its number already."""
    return task.title if task.id in task.title else f"question {task.id}, {task.title}"
