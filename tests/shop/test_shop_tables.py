"""Loading: from anywhere, typed, fresh, and with one clear sentence when something is wrong."""

import gzip
import shutil
import subprocess
import sys
import time

import pandas as pd
import pytest

from uxcx import shop
from uxcx.shop import loading
from uxcx.shop.catalogue import TABLES
from uxcx.shop.schema import CATEGORY, DATE, IDENTIFIER, NUMBER, TEXT, WHOLE, YES_NO
from uxcx.shop.simulation import Year

DATA = loading.REPOSITORY / "data"


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """Return a copy of the data folder that `load` uses."""
    folder = tmp_path / "copy"
    shutil.copytree(DATA, folder)
    monkeypatch.setenv("UXCX_DATA", str(folder))
    return folder


@pytest.fixture
def no_package_data(monkeypatch, tmp_path):
    """Let the package lie far from any data, as after an installation."""
    monkeypatch.delenv("UXCX_DATA", raising=False)
    monkeypatch.setattr(loading, "REPOSITORY", tmp_path / "site-packages")


def spoil(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


@pytest.fixture(scope="module")
def year():
    return Year()


@pytest.mark.parametrize("name", TABLES)
def test_loaded_table_is_the_simulated_table(name, year):
    pd.testing.assert_frame_equal(shop.load(name), year[name], check_exact=True)


@pytest.mark.parametrize("name", TABLES)
def test_types(name):
    frame = shop.load(name)
    for column in TABLES[name].columns:
        cells = frame[column.name]
        kind = {
            IDENTIFIER: pd.api.types.is_string_dtype(cells.dropna()),
            TEXT: pd.api.types.is_string_dtype(cells.dropna()),
            CATEGORY: isinstance(cells.dtype, pd.CategoricalDtype),
            DATE: cells.dtype == "datetime64[ns]",
            WHOLE: cells.dtype == "int64",
            NUMBER: cells.dtype == "float64",
            YES_NO: cells.dtype == "bool",
        }
        assert kind[column.kind], (column.name, cells.dtype)
        assert bool(column.blank) == cells.isna().any(), column.name
        if column.kind == CATEGORY:
            assert tuple(cells.cat.categories) == column.values
            assert set(cells.dropna()) == set(column.values), "a category that never occurs"


def test_waves_are_in_order():
    assert shop.load("survey_relational")["wave"].min() == "Q1"


def test_each_load_is_a_fresh_frame():
    people = shop.load("ut_people")
    people["pid"] = "changed"
    assert shop.load("ut_people")["pid"].iloc[0] == "P-01"


@pytest.mark.parametrize("folder", [".", "data", "tests/shop"])
def test_load_from_folders_of_the_repository(monkeypatch, folder):
    monkeypatch.delenv("UXCX_DATA", raising=False)
    monkeypatch.chdir(loading.REPOSITORY / folder)
    assert len(shop.load("ut_people")) == 80


@pytest.mark.parametrize("folder", ["notebooks", "exercises", "submitted/ana/04_nps"])
def test_load_walks_up_from_a_notebook(no_package_data, monkeypatch, tmp_path, folder):
    shutil.copytree(DATA, tmp_path / "course" / "data")
    (tmp_path / "course" / folder).mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "course" / folder)
    assert loading.data_folder() == tmp_path / "course" / "data"
    assert len(shop.load("ut_people")) == 80


def test_a_foreign_data_folder_on_the_way_is_passed_by(no_package_data, monkeypatch, tmp_path):
    shutil.copytree(DATA, tmp_path / "data")
    (tmp_path / "notebooks" / "data").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "notebooks")
    assert loading.data_folder() == tmp_path / "data"


def test_variable_goes_first(copy):
    shutil.copy(copy / "ut_people.csv", copy / "whole.csv")
    lines = (copy / "whole.csv").read_text().splitlines(keepends=True)
    (copy / "ut_people.csv").write_text("".join(lines[:11]))
    assert len(shop.load("ut_people")) == 10


def test_no_data_anywhere(no_package_data, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FileNotFoundError, match="set UXCX_DATA to the folder") as error:
        shop.load("orders")
    assert len(error.value.args) == 1


def test_variable_points_nowhere(monkeypatch, tmp_path):
    monkeypatch.setenv("UXCX_DATA", str(tmp_path / "nowhere"))
    with pytest.raises(FileNotFoundError, match=r"nowhere, but there is no such folder"):
        shop.load("orders")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("order", "Did you mean 'orders'"),
        ("Customers", "Did you mean 'customers'"),
        ("survey_relation", "Did you mean 'survey_relational'"),
        ("zebra", "The tables are: customers, sessions"),
        ("", "The tables are: customers, sessions"),
    ],
)
def test_unknown_names(name, hint):
    with pytest.raises(ValueError, match=f"There is no table {name!r}.*{hint}"):
        shop.load(name)
    with pytest.raises(ValueError, match=hint):
        shop.columns(name)


@pytest.mark.parametrize("name", [None, 4, ["orders"], pd.DataFrame({"a": [1]})])
def test_names_that_are_no_text(name):
    with pytest.raises(ValueError, match=r"by its name in quotes"):
        shop.load(name)


def test_missing_file(copy):
    (copy / "orders.csv").unlink()
    with pytest.raises(shop.MissingTableError, match=r"!python -m uxcx\.shop"):
        shop.load("orders")
    assert len(shop.load("customers")) > 3000


@pytest.mark.parametrize(
    ("table", "old", "new", "sentence"),
    [
        ("orders", ",value_eur,", ",worth,", "it misses the column 'value_eur'"),
        ("orders", ",rebuy_90d\n", ",rebuy_90d,extra\n", "it has an unknown column 'extra'"),
        ("orders", "items,value_eur", "value_eur,items", "another order than order_id"),
        ("orders", "2025-01-01", "01.01.2025", "line 2, column 'date' holds '01.01.2025'"),
        ("orders", "2025-01-01", "2025-02-30", "line 2, column 'date' holds '2025-02-30'"),
        ("orders", ",desktop,1,", ",desktop,1.5,", "column 'items' holds '1.5'"),
        ("orders", ",desktop,1,", ",desktop,,", "column 'items' holds ''"),
        ("orders", ",desktop,", ",fridge,", "holds 'fridge', expected was desktop or mobile"),
        ("orders", "False\n", "no\n", "column 'rebuy_90d' holds 'no'"),
        ("orders", "False\n", "False,1\n", "cells instead of 13"),
        ("orders", "O-00001", "", "line 2, column 'order_id' holds ''"),
        ("ut_people", ",none,", ",None,", "column 'access_need' holds 'None'"),
        ("experiment", ",mobile,False,,,", ",mobile,False,,many,", "'margin_eur' holds 'many'"),
        ("experiment", ",mobile,False,,,", ",mobile,False,,NA,", "'margin_eur' holds 'NA'"),
    ],
)
def test_damaged_cells(copy, table, old, new, sentence):
    path = copy / TABLES[table].file
    spoil(path, old, new)
    with pytest.raises(shop.DamagedTableError) as error:
        shop.load(table)
    message = str(error.value)
    assert sentence in message
    assert path.name in message and "!python -m uxcx.shop" in message
    assert message.count("\n") == 0


def test_text_that_breaks_off(copy):
    path = copy / "orders.csv"
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(shop.DamagedTableError, match=r"line \d+ has \d+ cells|breaks off"):
        shop.load("orders")


def test_text_that_is_empty_or_foreign(copy):
    path = copy / "orders.csv"
    path.write_bytes(b"")
    with pytest.raises(shop.DamagedTableError, match=r"misses the column 'order_id'"):
        shop.load("orders")
    path.write_bytes((DATA / "orders.csv").read_bytes().replace(b"mobile", b"mob\xeele", 1))
    with pytest.raises(shop.DamagedTableError, match=r"line \d+ is not UTF-8"):
        shop.load("orders")


@pytest.mark.parametrize("damage", ["cut", "no archive", "flipped"])
def test_broken_archives(copy, damage):
    path = copy / "sessions.csv.gz"
    raw = bytearray(path.read_bytes())
    if damage == "cut":
        raw = raw[: len(raw) // 2]
    elif damage == "no archive":
        raw = bytearray(b"version https://example.org\n")
    else:
        raw[len(raw) // 2] ^= 0xFF
    path.write_bytes(raw)
    with pytest.raises(shop.DamagedTableError, match=r"the archive breaks off or is broken"):
        shop.load("sessions")


def test_damage_inside_an_archive_is_found(copy):
    path = copy / "sessions.csv.gz"
    content = gzip.decompress(path.read_bytes()).replace(b",search,", b",oracle,", 1)
    path.write_bytes(gzip.compress(content))
    with pytest.raises(shop.DamagedTableError, match=r"column 'source' holds 'oracle'"):
        shop.load("sessions")


def test_listings():
    listing = shop.tables()
    assert listing.index.tolist() == list(TABLES)
    assert listing.loc["deliveries", "one row is"] == "one parcel"
    assert shop.columns("orders").loc["value_eur", "unit"] == "EUR"


def test_loading_is_quick():
    start = time.perf_counter()
    shop.load("sessions")
    assert time.perf_counter() - start < 2  # a second on a machine that does nothing else


def test_all_tables_together_are_small():
    size = sum(shop.load(name).memory_usage(deep=True).sum() for name in TABLES)
    assert size < 150e6


def test_shop_leaves_the_heavy_packages_alone():
    program = (
        "import sys, uxcx.shop, uxcx.shop.twists;"
        "print([m for m in ('scipy', 'statsmodels', 'matplotlib', 'uxcx.measures')"
        " if m in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        cwd=loading.REPOSITORY,
    )
    assert run.stdout.strip() == "[]"
