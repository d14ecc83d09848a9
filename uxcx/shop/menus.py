"""The two menus of the tree test and its six tasks: what is published about them.

What people did in these menus is not here: see `tree_test`.
"""

import pandas as pd

HOME = "Home"
_KINDS = {
    "Women": ("Women's trainers", "Women's boots", "Women's sandals"),
    "Men": ("Men's trainers", "Men's boots", "Men's sandals"),
    "Children": ("Children's trainers", "Children's boots"),
}
_KINDS = {who: {kind: {} for kind in kinds} for who, kinds in _KINDS.items()}
TREES = {
    "old": {
        "Shoes": {**_KINDS, "Sale": {}},
        "Service": {
            "Delivery": {"Delivery times": {}, "Delivery costs": {}},
            "Payment": {},
            "Returns and refunds": {"Start a return": {}, "Refund times": {}},
        },
        "Help": {
            "Contact": {},
            "Frequent questions": {},
            "Policies": {"Choosing a size": {}, "Privacy": {}, "Terms of sale": {}},
        },
        "My account": {"My details": {}, "My orders": {"Track a parcel": {}, "Invoices": {}}},
        "About us": {"Our story": {}, "Jobs": {}, "Tips and trends": {"Shoe care": {}}},
    },
    "proposed": {
        "Shoes": {**_KINDS, "Sale": {}, "Fit and care": {"Size guide": {}, "Shoe care": {}}},
        "Orders and delivery": {
            **{"Track a parcel": {}, "Delivery times": {}, "Delivery costs": {}},
            "Payment": {},
        },
        "Returns": {"Start a return": {}, "Refund times": {}},
        "Help and contact": {"Contact": {}, "Frequent questions": {}},
        "My account": {"My details": {}, "My orders": {"Invoices": {}}},
        "About us": {"Our story": {}, "Jobs": {}, "Privacy": {}, "Terms of sale": {}},
    },
}
# Task: its words, and the right place in each tree.
TASKS = (
    (
        "size advice",
        "You are between two sizes. Find advice on which one to choose.",
        {"old": "Choosing a size", "proposed": "Size guide"},
    ),
    (
        "track parcel",
        "Your shoes should have come yesterday. Find out where they are.",
        dict.fromkeys(TREES, "Track a parcel"),
    ),
    (
        "start return",
        "The shoes are too tight. Begin to send them back.",
        dict.fromkeys(TREES, "Start a return"),
    ),
    (
        "shoe care",
        "Your suede shoes got wet. Find out how to look after them.",
        dict.fromkeys(TREES, "Shoe care"),
    ),
    (
        "delivery costs",
        "You want to order one pair. Find out what delivery adds to the price.",
        dict.fromkeys(TREES, "Delivery costs"),
    ),
    (
        "children's boots",
        "A child in your family needs boots for the winter. Find them.",
        dict.fromkeys(TREES, "Children's boots"),
    ),
)


def trees(year) -> pd.DataFrame:
    """Build the list of all places in both menus, each after the place above it."""
    return pd.DataFrame(
        [
            (tree, node, way[-2] if len(way) > 1 else "", len(way) - 1, not below)
            for tree in TREES
            for node, (way, below) in places(tree).items()
        ],
        columns=["tree", "node", "parent", "level", "leaf"],
    )


def tree_tasks(year) -> pd.DataFrame:
    """Build the six tasks with the right place in each menu."""
    return pd.DataFrame(
        [
            (tree, number, name, words, right[tree])
            for tree in TREES
            for number, (name, words, right) in enumerate(TASKS, start=1)
        ],
        columns=["tree", "task", "task_name", "question", "right_node"],
    )


def places(tree: str) -> dict[str, tuple[tuple[str, ...], dict]]:
    """Return for each place its way from Home and what lies below it, in depth-first order."""
    found = {}

    def walk(node, way, below):
        found[node] = (way, below)
        for child, deeper in below.items():
            walk(child, (*way, child), deeper)

    walk(HOME, (HOME,), TREES[tree])
    return found
