"""What a column can be for, and whether the roles that somebody stated make sense together.

Guessing roles is the work of `guessing`; whether answers fit the scale of a role, of `scales`.
"""

from collections.abc import Mapping

from uxcx.survey.shown import listed, quoted
from uxcx.survey.table import Column, Table

SCALES = {"rating 0-10": (0, 10), "rating 1-5": (1, 5), "rating 1-7": (1, 7)}
"""Rating roles and the ends of their scales."""

SUS_ITEMS = tuple(f"sus {item}" for item in range(1, 11))
OTHERS = ("comment", "segment", "date", "id", "seconds", "ignore")
ROLES = (*SCALES, *SUS_ITEMS, *OTHERS)
"""All roles that a column can have."""

MOST_SEGMENTS = 60


def check_roles(table: Table, roles: Mapping[str, str]) -> dict[str, str]:
    """Check roles that somebody stated; columns that are not named are ignored.

    Raises
    ------
    ValueError
        If a column or a role is not known, no column is a rating, SUS items do not make a set of
        ten, or two columns have a role of which there is one.
    """
    if not isinstance(roles, Mapping):
        raise ValueError(
            f"Found a {type(roles).__name__} as roles; write a dict such as "
            'roles={"Q1": "rating 0-10"}.'
        )
    for name, role in roles.items():
        table.column(name)
        if role not in ROLES:
            raise ValueError(
                f"Found the role {role!r} for {quoted(name)}; a role is one of "
                f"{', '.join(SCALES)}, sus 1 to sus 10, {', '.join(OTHERS)}."
            )
    given = [role for role in roles.values() if role != "ignore"]
    items = sorted((role for role in given if role in SUS_ITEMS), key=SUS_ITEMS.index)
    if items and tuple(items) != SUS_ITEMS:
        missing = [item for item in SUS_ITEMS if item not in items]
        twice = [item for item in SUS_ITEMS if items.count(item) > 1]
        what = f"{', '.join(missing)} missing" if missing else f"{', '.join(twice)} twice"
        raise ValueError(
            f"Found {len(items)} columns as items of the System Usability Scale, {what}; give each "
            "of sus 1 to sus 10 to one column, or none."
        )
    if not items and not any(role in SCALES for role in given):
        raise ValueError(
            f"Found no rating column among {listed(list(table.columns))}; say which column holds "
            'ratings, for example roles={"Q1": "rating 0-10"}.'
        )
    for role in ("date", "id", "seconds"):
        names = [name for name, one in roles.items() if one == role]
        if len(names) > 1:
            raise ValueError(f"Found {listed(names)} all as {role}; keep one of them.")
    for name, role in roles.items():
        if role == "segment":
            _check_segment(table.column(name))
        elif role == "id":
            _check_id(table.column(name))
    return {name: roles.get(name, "ignore") for name in table.columns}


def _check_segment(column: Column) -> None:
    different = len(set(column.texts))
    if different > MOST_SEGMENTS:
        raise ValueError(
            f"Found {different:,} different texts in {quoted(column.name)}, too many for groups "
            f"(up to {MOST_SEGMENTS}); give it another role, or group it first."
        )


def _check_id(column: Column) -> None:
    filled = column.each(bool, bool).sum()
    different = len({text for text in column.texts if text})
    if 2 * different < filled:
        raise ValueError(
            f"Found {different:,} different texts in {filled:,} rows of {quoted(column.name)}, so "
            "it is no id, and most answers would count as repeats; give it another role."
        )
