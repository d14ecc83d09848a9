"""The dirty copies of some tables, as a form, a log or a hurried hand would leave them.

Everything else in the shop is clean. What was done to which row is written down: that list is
the table `truth_dirt`, and no row or cell differs from the clean table without standing there.
"""

from collections.abc import Callable

import pandas as pd

from uxcx.shop.dirt import forms, records

SPOIL = {
    "raw_orders": records.orders,
    "raw_sessions": records.sessions,
    "raw_survey_csat": forms.csat,
    "raw_survey_relational": forms.relational,
    "raw_tickets": records.tickets,
    "raw_ut_sus": forms.sus,
    "raw_ut_tasks": records.tasks,
}


def raw_tables(year) -> dict[str, pd.DataFrame]:
    """Build all dirty tables, and the list of the dirt under the name ``"truth_dirt"``."""
    made = {}
    logs = []
    for name, spoil in SPOIL.items():
        made[name], log = spoil(year)
        logs.append(log)
    made["truth_dirt"] = pd.concat(logs, ignore_index=True).sort_values(
        ["table", "row"], kind="stable", ignore_index=True
    )
    return made


def recipe(name: str) -> Callable[..., pd.DataFrame]:
    """Return the recipe of one dirty table, or of the list of the dirt."""
    return lambda year: year.spoiled[name]
