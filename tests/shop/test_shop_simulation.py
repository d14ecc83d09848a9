"""The committed files are what the simulation writes, and streams do not disturb each other."""

import dataclasses
import gzip

import pandas as pd
import pytest

from uxcx.shop import loading, simulation
from uxcx.shop.catalogue import TABLES
from uxcx.shop.schema import IDENTIFIER, Column, Table
from uxcx.shop.simulation import RECIPES, Year, csv_bytes, write
from uxcx.shop.streams import Streams, choose

DATA = loading.REPOSITORY / "data"


@pytest.fixture(scope="module")
def year():
    made = Year()
    return {name: made[name] for name in made}


@pytest.mark.parametrize("name", TABLES)
def test_committed_bytes_are_what_the_simulation_writes(year, name):
    committed = (DATA / TABLES[name].file).read_bytes()
    if TABLES[name].file.endswith(".gz"):
        committed = gzip.decompress(committed)
    assert committed == csv_bytes(year[name])


def test_archives_carry_no_time_and_no_name():
    archives = list(DATA.rglob("*.gz"))
    assert archives
    for path in archives:
        header = path.read_bytes()[:10]
        assert header[4:8] == bytes(4), "the archive holds the time of its making"
        assert header[3] == 0, "the archive holds a file name"


def test_every_table_has_a_recipe_and_a_file():
    assert set(RECIPES) == set(TABLES)
    files = {path.relative_to(DATA).as_posix() for path in DATA.rglob("*.csv*")}
    files = {file for file in files if not file.startswith("examples/")}  # no tables of the shop
    assert files == {table.file for table in TABLES.values()}


def test_files_are_plain_and_small():
    for table in TABLES.values():
        content = (DATA / table.file).read_bytes()
        content = gzip.decompress(content) if table.file.endswith(".gz") else content
        assert b"\r" not in content and content.endswith(b"\n"), table.name
        content.decode("utf-8")
    size = sum(path.stat().st_size for path in DATA.rglob("*") if path.is_file())
    assert size < 15e6


@pytest.mark.parametrize("name", ["contacts", "survey_relational", "experiment", "ut_sus"])
def test_one_table_alone_is_the_same_table(year, name):
    pd.testing.assert_frame_equal(Year()[name], year[name])


def test_a_further_table_changes_no_other(year, monkeypatch):
    def dummy(this_year):
        luck = this_year.draw("dummy.luck").random(3)
        return pd.DataFrame({"dummy_id": [f"{number:.6f}" for number in luck]})

    column = Column("dummy_id", IDENTIFIER, "a dummy")
    monkeypatch.setitem(TABLES, "dummy", Table("dummy", "dummy.csv", "one", "None.", (column,)))
    # The dummy is made first, the others in reversed order.
    recipes = {"dummy": dummy, **dict(reversed(RECIPES.items()))}
    monkeypatch.setattr(simulation, "RECIPES", recipes)
    other = Year()
    assert len(other["dummy"]) == 3
    for name in other:
        if name != "dummy":
            pd.testing.assert_frame_equal(other[name], year[name])


def test_streams_depend_on_seed_and_name_alone():
    def first(seed, name):
        return Streams(seed)(name).random()

    assert first(1, "orders.items") == first(1, "orders.items")
    assert first(1, "orders.items") != first(2, "orders.items")
    assert first(1, "orders.items") != first(1, "orders.item")


def test_no_stream_feeds_two_columns():
    draw = Streams(1)
    draw("orders.items")
    with pytest.raises(ValueError, match=r"'orders\.items' was drawn twice"):
        draw("orders.items")


def test_choose_follows_the_weights():
    drawn = pd.Series(choose(Streams(1)("x"), ("a", "b", "c"), (3, 0, 1), 20_000))
    shares = drawn.value_counts(normalize=True)
    assert set(shares.index) == {"a", "c"}
    assert shares["a"] == pytest.approx(0.75, abs=0.02)


def test_another_seed_is_another_year(year):
    assert not Year(1)["ut_tasks"].equals(year["ut_tasks"])


def test_write_makes_plain_and_packed_files(tmp_path, year, monkeypatch):
    small = {name: RECIPES[name] for name in ("ut_people", "ut_tasks")}
    monkeypatch.setattr(simulation, "RECIPES", small)
    packed = dataclasses.replace(TABLES["ut_people"], file="far/ut_people.csv.gz")
    monkeypatch.setitem(TABLES, "ut_people", packed)
    assert write(tmp_path) == {"ut_people": 80, "ut_tasks": 400}
    assert (tmp_path / "ut_tasks.csv").read_bytes() == csv_bytes(year["ut_tasks"])
    archive = (tmp_path / packed.file).read_bytes()
    assert gzip.decompress(archive) == csv_bytes(year["ut_people"])
    assert archive[4:8] == bytes(4), "the archive holds the time of its making"
