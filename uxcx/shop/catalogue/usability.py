"""The tests with volunteers."""

from uxcx.shop.catalogue.columns import DEVICE, TASKS, category, identifier, number, whole, yes_no
from uxcx.shop.schema import Table

SUS_ITEMS = (
    "I would like to use the site often",
    "needlessly complex",
    "easy to use",
    "I would need a technical person",
    "functions well integrated",
    "too much inconsistency",
    "most people would learn it quickly",
    "cumbersome",
    "I felt confident",
    "I had to learn a lot first",
)

TABLES = (
    Table(
        "ut_people",
        "ut_people.csv",
        "one volunteer",
        "People in the two usability tests; 8 of 40 in each round have an access need.",
        (
            identifier("pid", "the volunteer; no customer"),
            whole("round", "1 or 2", "1 old site, February; 2 new site, May"),
            category("device", DEVICE, "device in the test"),
            category(
                "access_need",
                ("none", "screen reader", "zoom", "keyboard", "reading"),
                "access need, in one word",
            ),
            yes_no("consent", "agreed to this use; people who did not are not in the table"),
        ),
    ),
    Table(
        "ut_tasks",
        "ut_tasks.csv",
        "one person at one task",
        "What happened in the usability tests: five tasks for each of the 80 people.",
        (
            identifier("pid", "the volunteer", refers_to="ut_people"),
            whole("task", "1-5", "number of the task"),
            category(
                "task_name",
                TASKS,
                "the task in words",
                ordered=True,
            ),
            yes_no("success", "reached the goal without help"),
            number("time_s", "seconds", "time on the task, done or given up"),
            whole("seq_1_7", "1-7", "Single Ease Question; 7 is very easy"),
            whole("assists", "times", "times the moderator had to help"),
        ),
    ),
    Table(
        "ut_sus",
        "ut_sus.csv",
        "one answer sheet",
        "The System Usability Scale after the test. Odd items praise, even items complain.",
        (
            identifier("pid", "the volunteer", refers_to="ut_people"),
            *(
                whole(f"q{number}", "1-5", f"{item}; 5 is strongly agree")
                for number, item in enumerate(SUS_ITEMS, start=1)
            ),
        ),
    ),
)
