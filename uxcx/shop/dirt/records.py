"""Spoils what was recorded: times on task, dates of orders, the web log, topics of tickets."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from uxcx.shop.dirt.listing import logged, mixed

PHONE_CALL_S = 1_900.0
DOTTED_DATES, FAR_YEAR = 24, "2052"
TEST_VISITS, TEST_ACCOUNT = 120, "qa@test.example"
TEST_DAYS = pd.date_range("2025-08-04", "2025-08-08")
MISSPELT = 0.04
SPELLINGS: tuple[Callable[[str], str], ...] = (
    lambda topic: topic.capitalize() + " ",
    lambda topic: topic.upper(),
    lambda topic: topic + "s",
)


def tasks(year) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Spoil two times on task; return the dirty table and the list of its dirt."""
    table, generator = year["ut_tasks"].copy(), year.draw("raw_ut_tasks")
    phoned, stopped = generator.choice(table.index[table["success"]], 2, replace=False)
    logs = []
    for row, value, dirt in (
        (phoned, PHONE_CALL_S, "phone call during the task"),
        (stopped, 0.0, "clock never started"),
    ):
        right = f"{table.loc[row, 'time_s']:.1f}"
        logs.append(logged("raw_ut_tasks", [row], "time_s", dirt, right))
        table.loc[row, "time_s"] = value
    return table, pd.concat(logs)


def orders(year) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Spoil dates of orders; return the dirty table and the list of its dirt."""
    table, generator = year["orders"].copy(), year.draw("raw_orders")
    iso = table["date"].dt.strftime("%Y-%m-%d")
    rows = generator.choice(len(table), DOTTED_DATES + 1, replace=False)
    dotted, future = np.sort(rows[1:]), rows[:1]
    log = pd.concat(
        [
            logged("raw_orders", dotted, "date", "other date format", iso[dotted].to_numpy()),
            logged("raw_orders", future, "date", "date in the future", iso[future].to_numpy()),
        ]
    )
    table["date"] = iso
    table.loc[dotted, "date"] = year["orders"]["date"][dotted].dt.strftime("%d.%m.%Y")
    table.loc[future, "date"] = FAR_YEAR + iso[future].str[4:]
    return table, log


def sessions(year) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Spoil the log of August; return the dirty table and the list of its dirt."""
    visits, generator = year["sessions"], year.draw("raw_sessions")
    august = visits[visits["date"].dt.month == 8]
    last = int(visits["session_id"].iloc[-1].removeprefix("S-"))
    steps = ("saw_reco", "viewed_product", "added_to_cart", "started_checkout", "ordered")
    tests = pd.DataFrame(
        {
            "session_id": [f"S-{last + number}" for number in range(1, TEST_VISITS + 1)],
            "customer_id": TEST_ACCOUNT,
            "date": np.sort(generator.choice(TEST_DAYS.to_numpy(), TEST_VISITS)),
            "device": "desktop",
            "source": "direct",
            "pages": generator.integers(9, 13, TEST_VISITS),
            "duration_s": generator.integers(40, 90, TEST_VISITS),
            "bounced": False,
            **dict.fromkeys(steps, True),
            "load_s": np.round(generator.uniform(0.3, 0.6, TEST_VISITS), 2),
            "dirt": "test account",
        }
    )
    table, dirt = mixed(august, tests, "date")
    return table, logged("raw_sessions", dirt.index, "", dirt.to_numpy())


def tickets(year) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Spoil topics of tickets; return the dirty table and the list of its dirt."""
    table, generator = year["tickets"].copy(), year.draw("raw_tickets")
    topics = table["topic"].astype(str)
    rows = np.sort(generator.choice(len(table), round(MISSPELT * len(table)), replace=False))
    hand = generator.integers(len(SPELLINGS), size=len(rows))
    spelt = [SPELLINGS[way](topics[row]) for row, way in zip(rows, hand, strict=True)]
    log = logged("raw_tickets", rows, "topic", "spelt otherwise", topics[rows].to_numpy())
    table["topic"] = topics
    table.loc[rows, "topic"] = spelt
    return table, log
