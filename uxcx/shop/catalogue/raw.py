"""The dirty copies in the folder `raw`: like the clean tables, but typed as loosely as they are."""

from dataclasses import replace
from pathlib import PurePosixPath

from uxcx.shop.catalogue import site, surveys, trade, usability, voices
from uxcx.shop.catalogue.columns import identifier, number, text
from uxcx.shop.schema import Table

_CLEAN = {
    table.name: table for room in (site, trade, surveys, voices, usability) for table in room.TABLES
}


def _raw(name, purpose, *changed) -> Table:
    table, changed = _CLEAN[name], {column.name: column for column in changed}
    return replace(
        table,
        name=f"raw_{name}",
        file=f"raw/{PurePosixPath(table.file).name}",
        purpose=f"`{name}` before anybody cleaned it. {purpose}",
        columns=tuple(changed.get(column.name, column) for column in table.columns),
    )


TABLES = (
    _raw(
        "survey_csat",
        "Blank and impossible ratings, one person many times, three days with the scale upside "
        "down.",
        number("csat_1_5", "1-5", "satisfaction, as stored", blank="no rating"),
    ),
    _raw(
        "survey_relational",
        "Blank and impossible ratings, and people who only clicked through.",
        number("ltr_0_10", "0-10", "likelihood to recommend, as stored", blank="no rating"),
    ),
    _raw("tickets", "Topics are spelt in several ways.", text("topic", "topic, as typed")),
    _raw(
        "sessions",
        "August alone. The visits of a test account stand among those of visitors.",
        identifier("customer_id", "the customer, as logged", blank="not signed in, or no consent"),
    ),
    _raw("orders", "Dates as typed.", text("date", "day of the order, as typed")),
    _raw("ut_tasks", "Two times are not times on the task."),
    _raw("ut_sus", "Three people sent a second sheet, with the same tick in every row."),
)
