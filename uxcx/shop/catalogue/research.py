"""Studies of the site's problems and of its menu: problem list, checklist, card sort, tree test."""

from uxcx.shop.catalogue.columns import category, identifier, number, text, whole, yes_no
from uxcx.shop.schema import Table

TREES = ("old", "proposed")
IDEAS = (
    *("shoes", "about the shoe", "buying and delivery", "returns", "help", "account"),
    "the company",
)
TREE_TASKS = (
    *("size advice", "track parcel", "start return", "shoe care", "delivery costs"),
    "children's boots",
)
_TREE = category("tree", TREES, "the menu of today, or the proposed one that is not built yet")
_TASK = (
    whole("task", "1-6", "number of the task"),
    category("task_name", TREE_TASKS, "the task in two words", ordered=True),
)

TABLES = (
    Table(
        "ut_problems",
        "ut_problems.csv",
        "one volunteer and one problem",
        "Which of 24 problems each of the 40 volunteers of round 1 met on the old site.",
        (
            identifier("problem_id", "the problem"),
            text("title", "what is wrong"),
            whole("task", "1-5", "task in which it shows, see `ut_tasks`"),
            whole("severity", "1-4", "1 cosmetic, 2 slows down, 3 costs the task, 4 stops people"),
            identifier("pid", "the volunteer", refers_to="ut_people"),
            yes_no("seen", "the volunteer met the problem"),
        ),
    ),
    Table(
        "checklist",
        "checklist.csv",
        "one fault of the old site",
        "Faults by criterion of the Web Content Accessibility Guidelines (WCAG) 2.2: 14 that an "
        "automatic checker found, and 3 that it missed.",
        (
            identifier("fault_id", "the fault"),
            text("criterion", "number of the criterion"),
            text("criterion_name", "name of the criterion"),
            category("level", ("A", "AA"), "level of the criterion", ordered=True),
            whole("severity", "1-4", "as in `ut_problems`"),
            yes_no("found", "the checker found it"),
            identifier(
                "problem_id",
                "the problem in `ut_problems` that comes from it",
                blank="nobody met it in the test",
            ),
            text("note", "what is wrong, or why the checker could not see it"),
        ),
    ),
    Table(
        "colours",
        "colours.csv",
        "one pair of colours on the site",
        "The shop's own colours. WCAG level AA asks for a contrast of 4.5 : 1 for text and of "
        "3 : 1 for large text and for the edges of controls.",
        (
            text("place", "where it stands"),
            category("kind", ("text", "large text", "edge"), "what has the colour"),
            text("colour", "colour of the text or edge, as hex code"),
            text("background", "colour behind it, as hex code"),
        ),
    ),
    Table(
        "cardsort",
        "cardsort.csv",
        "one card of one person",
        "An open card sort: 30 people put 28 cards into piles and named the piles.",
        (
            identifier("pid", "the person; neither a customer nor a volunteer of the tests"),
            text("card", "the card"),
            text("group_label", "name of the pile in the person's own words"),
            category("group_idea", IDEAS, "the idea behind that name, as the shop coded it"),
        ),
    ),
    Table(
        "trees",
        "trees.csv",
        "one place in one menu",
        "The two menus of the tree test, each place after the place above it.",
        (
            _TREE,
            text("node", "name of the place; each name occurs once in a menu"),
            text("parent", "the place above it", blank="Home, the top"),
            whole("level", "levels", "below Home"),
            yes_no("leaf", "nothing lies below it"),
        ),
    ),
    Table(
        "tree_tasks",
        "tree_tasks.csv",
        "one task in one menu",
        "The six tasks of the tree test, and where the answer lies.",
        (_TREE, *_TASK, text("question", "the task as it was read"), text("right_node", "goal")),
    ),
    Table(
        "treetest",
        "treetest.csv",
        "one person at one task in one menu",
        "A tree test: 60 people looked for six things in both menus, without any page design. "
        "Half of them began with the old menu.",
        (
            identifier("pid", "the person; neither a customer nor a volunteer of the tests"),
            _TREE,
            *_TASK,
            category("first_tree", TREES, "the menu with which this person began"),
            text("first_click", "the first place chosen"),
            text("path", "all places in their order; a name that comes again is a step back"),
            yes_no("success", "ended at the right place"),
            yes_no("direct", "took no step back, whether right or wrong"),
            number("time_s", "seconds", "until the answer, or until giving up"),
        ),
    ),
)
