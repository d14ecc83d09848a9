"""The ground truth: simulates the shoe shop's year 2025 and writes `data/`.

A table is one function of the year, entered in `RECIPES`; what its columns mean stands in
`catalogue`. To add a table, add one function here and one entry there.
Run ``python -m uxcx.shop`` to write all tables again. Reading them is not here: see `loading`.
"""

import gzip
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

import pandas as pd

from uxcx.shop import (
    buyers,
    card,
    card_sort,
    company,
    contacts,
    diary,
    dirt,
    menus,
    orders,
    page_log,
    problems,
    product_page,
    products,
    reviews,
    satisfaction,
    site,
    surveys,
    tickets,
    tree_test,
    usability,
)
from uxcx.shop.catalogue import TABLES
from uxcx.shop.streams import Streams

SEED = 5_546_354  # chosen so that all plot twists show; `twists.over_seeds` says how often they do

RECIPES: dict[str, Callable[["Year"], pd.DataFrame]] = {
    "customers": buyers.customers,
    "sessions": site.sessions,
    "orders": orders.orders,
    "deliveries": orders.deliveries,
    "experiment": site.experiment,
    "events": page_log.events,
    "page_timings": page_log.page_timings,
    "page_elements": product_page.page_elements,
    "clicks": product_page.clicks,
    "survey_relational": surveys.survey_relational,
    "ut_people": usability.ut_people,
    "ut_tasks": usability.ut_tasks,
    "ut_sus": usability.ut_sus,
    "ut_problems": problems.ut_problems,
    "checklist": problems.checklist,
    "colours": problems.colours,
    "cardsort": card_sort.cardsort,
    "trees": menus.trees,
    "tree_tasks": menus.tree_tasks,
    "treetest": tree_test.treetest,
    "contacts": contacts.contacts,
    "truth_satisfaction": surveys.truth_satisfaction,
    "truth_load": site.truth_load,
    "truth_feedback": satisfaction.truth_feedback,
    "truth_reasons": surveys.truth_reasons,
    "truth_reviews": reviews.truth_reviews,
    "truth_dirt": dirt.recipe("truth_dirt"),
    **{name: dirt.recipe(name) for name in dirt.SPOIL},
    "products": products.products,
    "survey_csat": satisfaction.survey_csat,
    "survey_ces": tickets.survey_ces,
    "tickets": tickets.tickets,
    "reviews": reviews.reviews,
    "review_codes": reviews.review_codes,
    "diary": diary.diary,
    "competitors": company.competitors,
    "team_pulse": company.team_pulse,
    "options": company.options,
}


class Year(Mapping):
    """One simulated year. Each table is made when it is first asked for, then kept.

    Parameters
    ----------
    seed : int
        Another seed gives another year under the same rules.
    """

    def __init__(self, seed: int = SEED):
        self.draw = Streams(seed)
        self._made: dict[str, pd.DataFrame] = {}

    def __getitem__(self, name: str) -> pd.DataFrame:
        """Return the table `name` as `loading.load` would, made when it is first asked for."""
        if name not in self._made:
            table = RECIPES[name](self).reset_index(drop=True)
            self._made[name] = TABLES[name].typed(table)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        """Go through the names of all tables."""
        return iter(RECIPES)

    def __len__(self) -> int:
        """Count the tables."""
        return len(RECIPES)

    @cached_property
    def visits(self) -> pd.DataFrame:
        """All visits with what no log can know; see `site.visits`."""
        return site.visits(self.draw)

    @cached_property
    def page_views(self) -> pd.DataFrame:
        """Which page every page view of the year was; see `page_log.page_views`."""
        return page_log.page_views(self)

    @cached_property
    def purchases(self) -> pd.DataFrame:
        """All orders with the hidden satisfaction; see `buyers.purchases`."""
        return buyers.purchases(self.draw, self.visits)

    @cached_property
    def answers(self) -> pd.DataFrame:
        """All answers to the relationship survey with their themes; see `surveys.answers`."""
        return surveys.answers(self)

    @cached_property
    def posts(self) -> pd.DataFrame:
        """All reviews with their themes and tone; see `reviews.posts`."""
        return reviews.posts(self)

    @cached_property
    def form_numbers(self):
        """The numbers of the CSAT forms in no order; see `satisfaction.form_numbers`."""
        return satisfaction.form_numbers(self.draw)

    @cached_property
    def spoiled(self) -> dict[str, pd.DataFrame]:
        """All dirty tables and the list of the dirt; see `dirt.raw_tables`."""
        return dirt.raw_tables(self)

    @cached_property
    def ability(self):
        """How able each usability-test volunteer is; see `usability.ability`."""
        return usability.ability(self.draw)


def csv_bytes(table: pd.DataFrame) -> bytes:
    r"""Return a table as the bytes of its CSV file: UTF-8, ``\n``, ISO dates, decimal points."""
    # A rating with empty cells is a float in memory; in the file it stays "4", not "4.0".
    floats = table.select_dtypes("float64")
    whole = floats.columns[(floats.isna() | (floats % 1 == 0)).all()]
    table = table.astype(dict.fromkeys(whole, "Int64"))
    text = table.to_csv(index=False, lineterminator="\n", date_format="%Y-%m-%d")
    return text.encode("utf-8")


def write(folder: Path, seed: int = SEED) -> dict[str, int]:
    """Simulate the year and write every table below `folder`, and the tables in its data card.

    Returns
    -------
    dict of str to int
        The number of rows by table.
    """
    year = Year(seed)
    for name, table in year.items():
        path = folder / TABLES[name].file
        path.parent.mkdir(parents=True, exist_ok=True)
        content = csv_bytes(table)
        # A time in the archive would make each run another file.
        packed = gzip.compress(content, mtime=0) if path.suffix == ".gz" else content
        path.write_bytes(packed)
    rows = {name: len(table) for name, table in year.items()}
    readme = folder / "README.md"
    if readme.exists():
        text = card.with_tables(readme.read_text(encoding="utf-8"), rows)
        readme.write_text(text, encoding="utf-8", newline="\n")
    return rows
