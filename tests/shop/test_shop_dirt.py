"""The raw tables: all dirt is listed, nothing else differs, and the right rules mend them."""

import pandas as pd
import pytest

from uxcx import shop
from uxcx.shop.dirt import SPOIL

AMOUNT = {
    ("raw_survey_csat", "blank rating"): 45,
    ("raw_survey_csat", "impossible rating"): 8,
    ("raw_survey_csat", "same person again"): 40,
    ("raw_survey_csat", "scale upside down"): 60,
    ("raw_survey_relational", "blank rating"): 60,
    ("raw_survey_relational", "impossible rating"): 12,
    ("raw_survey_relational", "speeder"): 35,
    ("raw_ut_sus", "straight line"): 3,
    ("raw_ut_tasks", "phone call during the task"): 1,
    ("raw_ut_tasks", "clock never started"): 1,
    ("raw_orders", "other date format"): 24,
    ("raw_orders", "date in the future"): 1,
    ("raw_sessions", "test account"): 120,
    ("raw_tickets", "spelt otherwise"): 96,
}


def same(cleaned, clean):
    pd.testing.assert_frame_equal(
        cleaned.reset_index(drop=True), clean.reset_index(drop=True), check_dtype=False
    )


def test_amounts():
    listed = shop.load("truth_dirt").value_counts(["table", "dirt"])
    assert listed[listed > 0].to_dict() == AMOUNT


@pytest.mark.parametrize("name", SPOIL)
def test_the_list_of_dirt_turns_raw_into_clean(name):
    dirt = shop.load("truth_dirt")
    dirt = dirt[dirt["table"] == name]
    raw = shop.load(name)
    for cell in dirt.dropna(subset="column").itertuples():
        column = raw[cell.column]
        right = float(cell.right) if pd.api.types.is_numeric_dtype(column) else cell.right
        raw.loc[cell.row, cell.column] = right
    raw = raw.drop(dirt.loc[dirt["column"].isna(), "row"])
    clean = shop.load(name.removeprefix("raw_"))
    if name == "raw_sessions":
        clean = clean[clean["date"].dt.month == 8]
    raw = raw.astype({c: clean[c].dtype for c in clean if raw[c].dtype != clean[c].dtype})
    same(raw, clean)


# The rules that a learner can find without the list.
def test_rules_for_csat():
    raw = shop.load("raw_survey_csat")
    answers = raw[raw["csat_1_5"].between(1, 5)].drop_duplicates("order_id")
    turned = answers["answered"].between("2025-08-12", "2025-08-14")
    assert (turned == (answers["form_version"] == 3)).all()
    answers.loc[turned, "csat_1_5"] = 6 - answers["csat_1_5"]
    same(answers, shop.load("survey_csat"))


def test_reversed_days_stand_out():
    raw = shop.load("raw_survey_csat")
    satisfied = (raw["csat_1_5"] >= 4).groupby(raw["form_version"]).mean()
    assert satisfied[3] < 0.4 < 0.6 < satisfied[2]
    assert raw["order_id"].value_counts().iloc[0] == 41


def test_rules_for_the_relationship_survey():
    raw = shop.load("raw_survey_relational")
    drivers = raw.filter(like="driver_")
    clicked_through = (raw["seconds"] < 20) & (drivers == 5).all(axis=1)
    assert clicked_through.sum() == (raw["seconds"] < 20).sum() == 35
    same(raw[raw["ltr_0_10"].between(0, 10) & ~clicked_through], shop.load("survey_relational"))
    assert set(raw["ltr_0_10"].dropna()) == {-1, *range(12)}
    assert not raw.duplicated(["customer_id", "wave"]).any()


def test_rules_for_sus_sheets():
    raw = shop.load("raw_ut_sus")
    straight = raw.drop(columns="pid").nunique(axis=1) == 1
    same(raw[~straight], shop.load("ut_sus"))
    assert raw["pid"].duplicated().sum() == 3


def test_rules_for_dates():
    raw = shop.load("raw_orders")
    dotted = raw["date"].str.contains(".", regex=False)
    raw.loc[dotted, "date"] = raw.loc[dotted, "date"].str.split(".").str[::-1].str.join("-")
    visits = shop.load("sessions").set_index("session_id")["date"]
    future = raw["date"] > "2025-12-31"
    assert future.sum() == 1
    raw.loc[future, "date"] = raw.loc[future, "session_id"].map(visits).dt.strftime("%Y-%m-%d")
    raw["date"] = pd.to_datetime(raw["date"])
    same(raw, shop.load("orders"))


def test_rules_for_visits():
    raw = shop.load("raw_sessions")
    test_account = raw["customer_id"].str.startswith("qa@", na=False)
    visits = shop.load("sessions")
    same(raw[~test_account], visits[visits["date"].dt.month == 8])
    honest = visits.loc[visits["date"].dt.month == 8, "ordered"].mean()
    assert raw["ordered"].mean() > 1.2 * honest


def test_rules_for_topics():
    raw = shop.load("raw_tickets")
    topics = raw["topic"].str.strip().str.lower().str.removesuffix("s")
    clean = shop.load("tickets")
    assert (topics == clean["topic"].astype(str)).all()
    assert raw["topic"].nunique() > 3 * clean["topic"].nunique()


def test_two_task_times_are_impossible():
    raw, clean = shop.load("raw_ut_tasks"), shop.load("ut_tasks")
    differs = raw["time_s"] != clean["time_s"]
    assert sorted(raw.loc[differs, "time_s"]) == [0, 1_900]
    assert clean["time_s"].between(5, 1_500).all()
