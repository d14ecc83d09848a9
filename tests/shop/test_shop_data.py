"""Rows belong together, values stay in range, and the data card tells the truth."""

import gzip
import itertools
import re

import pandas as pd
import pytest

from uxcx import shop
from uxcx.shop.card import BEGIN, END, with_tables
from uxcx.shop.catalogue import TABLES
from uxcx.shop.loading import REPOSITORY
from uxcx.shop.surveys import INVITED_DAYS_AFTER_DELIVERY
from uxcx.shop.twists import TWISTS

DATA = REPOSITORY / "data"
CARD = (DATA / "README.md").read_text(encoding="utf-8")
ROWS = {  # smallest and largest number of rows
    "customers": (3_700, 4_300),
    "sessions": (180_000, 180_000),
    "orders": (5_250, 5_600),
    "deliveries": (5_650, 6_050),
    "experiment": (2_750, 3_050),
    "events": (22_000, 28_000),
    "page_timings": (12_000, 12_000),
    "page_elements": (40, 40),
    "clicks": (8_000, 8_000),
    "survey_relational": (1_820, 1_980),
    "ut_people": (80, 80),
    "ut_tasks": (400, 400),
    "ut_sus": (80, 80),
    "ut_problems": (960, 960),
    "checklist": (17, 17),
    "colours": (13, 13),
    "cardsort": (840, 840),
    "trees": (70, 80),
    "tree_tasks": (12, 12),
    "treetest": (720, 720),
    "contacts": (33, 33),
    "products": (120, 120),
    "survey_csat": (1_500, 1_500),
    "survey_ces": (615, 625),
    "tickets": (2_400, 2_400),
    "reviews": (880, 1_000),
    "review_codes": (100, 100),
    "diary": (420, 420),
    "competitors": (12, 12),
    "team_pulse": (48, 48),
    "options": (6, 6),
    "truth_satisfaction": (5_250, 5_600),
    "truth_load": (2_750, 3_050),
    "truth_feedback": (5_250, 5_600),
    "truth_reasons": (1_180, 1_380),
    "truth_reviews": (880, 1_000),
    "truth_dirt": (500, 510),
    "raw_orders": (5_250, 5_600),
    "raw_sessions": (13_500, 15_500),
    "raw_survey_csat": (1_593, 1_593),
    "raw_survey_relational": (1_927, 2_087),
    "raw_tickets": (2_400, 2_400),
    "raw_ut_sus": (83, 83),
    "raw_ut_tasks": (400, 400),
}
KEYS = {
    "events": ["session_id", "t_ms", "event"],
    "page_timings": ["session_id", "view"],
    "page_elements": ["device", "element"],
    "ut_tasks": ["pid", "task"],
    "ut_problems": ["problem_id", "pid"],
    "cardsort": ["pid", "card"],
    "trees": ["tree", "node"],
    "tree_tasks": ["tree", "task"],
    "treetest": ["pid", "tree", "task"],
    "contacts": ["customer_id", "step"],
    "diary": ["pid", "stage"],
    "competitors": ["brand", "quarter"],
    "team_pulse": ["team", "month"],
    "truth_dirt": ["table", "row"],
    "raw_ut_sus": ["pid", "q1", "q2", "q3", "q4", "q5"],
    "raw_ut_tasks": ["pid", "task"],
}
RANGES = {
    ("customers", "past_orders_12m"): (0, 8),
    ("sessions", "pages"): (1, 40),
    ("sessions", "duration_s"): (1, 7_200),
    ("sessions", "load_s"): (0.1, 30),
    ("events", "t_ms"): (0, 7_200_000),
    ("page_timings", "lcp_s"): (0.1, 30),
    ("page_timings", "inp_ms"): (5, 3_000),
    ("page_timings", "cls"): (0, 3),
    **{("clicks", place): (0, 1) for place in "xy"},
    **{("page_elements", side): (0, 1) for side in ("left", "top", "width", "height")},
    ("orders", "items"): (1, 12),
    ("orders", "value_eur"): (15, 3_000),
    ("orders", "shipping_fee_eur"): (0, 4.9),
    ("deliveries", "days_late"): (0, 15),
    ("survey_relational", "ltr_0_10"): (0, 10),
    ("survey_relational", "seconds"): (20, 900),
    ("ut_people", "round"): (1, 2),
    ("ut_tasks", "time_s"): (5, 1_500),
    ("ut_tasks", "seq_1_7"): (1, 7),
    ("ut_problems", "severity"): (1, 4),
    ("treetest", "time_s"): (2, 120),
    **{("ut_sus", f"q{item}"): (1, 5) for item in range(1, 11)},
    ("truth_satisfaction", "satisfaction"): (0, 10),
    ("truth_satisfaction", "rating_0_10"): (0, 10),
    ("truth_load", "load_true_s"): (0.1, 30),
    ("products", "price_eur"): (25, 250),
    ("survey_csat", "csat_1_5"): (1, 5),
    ("survey_csat", "seconds"): (6, 600),
    ("survey_csat", "form_version"): (1, 3),
    ("survey_ces", "ces_1_7"): (1, 7),
    ("tickets", "csat_1_5"): (1, 5),
    ("tickets", "first_response_min"): (0.1, 5_000),
    ("tickets", "resolution_h"): (0.1, 2_000),
    ("tickets", "contacts"): (1, 12),
    ("reviews", "stars"): (1, 5),
    ("diary", "feeling_1_5"): (1, 5),
    ("diary", "half"): (1, 2),
    ("competitors", "nps"): (-100, 100),
    ("team_pulse", "mood_1_10"): (1, 10),
    ("team_pulse", "csat"): (0, 1),
    ("options", "cost_eur"): (9_000, 32_000),
    ("truth_feedback", "csat_1_5"): (1, 5),
    ("truth_feedback", "stars"): (1, 5),
    **{
        ("survey_relational", f"driver_{driver}"): (1, 5)
        for driver in (
            "advertising",
            "reputation",
            "service",
            "price",
            "delivery",
            "ease",
            "selling",
        )
    },
}


@pytest.fixture(scope="module")
def tables():
    return {name: shop.load(name) for name in TABLES}


@pytest.mark.parametrize("name", TABLES)
def test_number_of_rows_and_keys(tables, name):
    low, high = ROWS[name]
    assert low <= len(tables[name]) <= high
    key = KEYS.get(name, TABLES[name].header[:1])
    assert not tables[name].duplicated(key).any()


@pytest.mark.parametrize(
    ("name", "column"),
    [(t.name, c.name) for t in TABLES.values() for c in t.columns if c.refers_to],
)
def test_references_meet_a_row(tables, name, column):
    target = TABLES[name][column].refers_to
    key = TABLES[target].header[0]
    assert tables[name][column].dropna().isin(tables[target][key]).all()


@pytest.mark.parametrize(("name", "column"), RANGES)
def test_ranges(tables, name, column):
    low, high = RANGES[name, column]
    assert tables[name][column].dropna().between(low, high).all()


def test_dates_lie_in_the_year(tables):
    for name in ("sessions", "orders", "experiment"):
        assert tables[name]["date"].between("2025-01-01", "2025-12-31").all()
    assert tables["experiment"]["date"].between("2025-04-01", "2025-06-30").all()


def test_steps_of_a_visit_follow_each_other(tables):
    visits = tables["sessions"]
    steps = ["viewed_product", "added_to_cart", "started_checkout", "ordered"]
    for earlier, later in itertools.pairwise(steps):
        assert not (visits[later] & ~visits[earlier]).any()
    assert (visits.loc[visits["bounced"], "pages"] == 1).all()
    assert not (visits["bounced"] & visits["viewed_product"]).any()
    assert visits.loc[visits["load_s"].isna(), "bounced"].all()


def test_orders_come_from_their_visits(tables):
    both = tables["orders"].merge(tables["sessions"], on="session_id", suffixes=("", "_visit"))
    assert len(both) == len(tables["orders"]) == tables["sessions"]["ordered"].sum()
    assert both["ordered"].all()
    assert (both["date"] == both["date_visit"]).all()
    assert (both["device"] == both["device_visit"]).all()
    signed_in = both["customer_id_visit"].notna()
    assert (both["customer_id"] == both["customer_id_visit"])[signed_in].all()


def test_only_customers_who_agreed_are_tracked(tables):
    seen = tables["sessions"]["customer_id"].dropna().unique()
    customers = tables["customers"].set_index("customer_id")
    assert customers.loc[seen, "consent_tracking"].all()


def test_customers_fit_their_orders(tables):
    customers = tables["customers"].set_index("customer_id")
    first = tables["orders"].groupby("customer_id")["date"].min()
    assert set(first.index) == set(customers.index)
    assert (customers["first_order_date"] <= first).all()
    new = customers["first_order_date"] >= "2025-01-01"
    assert (customers["first_order_date"] == first)[new].all()
    assert (customers.loc[new, "past_orders_12m"] == 0).all()
    assert ((customers["value_12m_eur"] > 0) == (customers["past_orders_12m"] > 0)).all()
    members = customers[customers["loyalty_member"]]
    assert (members["member_since"] >= members["first_order_date"]).all()
    assert (members["member_since"] <= first[members.index]).all()
    assert customers.loc[~customers["loyalty_member"], "member_since"].isna().all()


def test_rebuy_tells_what_the_order_book_tells(tables):
    orders = tables["orders"].sort_values("order_id")
    following = orders.groupby("customer_id")["date"].shift(-1)
    soon = (following - orders["date"]).dt.days <= 90
    settled = orders["date"] <= "2025-10-02"  # later ones can be followed by an order in 2026
    assert (orders["rebuy_90d"] == soon)[settled].all()
    assert orders.loc[soon, "rebuy_90d"].all()


def test_returns_have_a_reason_and_cost_money(tables):
    orders = tables["orders"]
    assert (orders["returned"] == orders["return_reason"].notna()).all()
    assert (orders.loc[orders["returned"], "margin_eur"] < 0).all()


def test_parcels_fit_their_orders(tables):
    parcels = tables["deliveries"].merge(tables["orders"], on="order_id", validate="many_to_one")
    parcels = parcels.merge(tables["customers"], on="customer_id", suffixes=("", "_customer"))
    assert set(parcels["order_id"]) == set(tables["orders"]["order_id"])
    assert (parcels["region"] == parcels["region_customer"]).all()
    assert (parcels["date"] < parcels["promised_date"]).all()
    assert (parcels["date"] < parcels["delivered_date"]).all()
    late = (parcels["delivered_date"] - parcels["promised_date"]).dt.days.clip(lower=0)
    assert (parcels["days_late"] == late).all()
    assert not (parcels["notified_delay"] & (late == 0)).any()
    changed = (parcels["date"] >= "2025-07-01") & parcels["region"].isin(["North", "West"])
    assert ((parcels["carrier"] == "Budget") == changed).all()
    per_order = parcels.groupby("order_id").size()
    assert per_order.isin([1, 2]).all()
    assert 0.07 < (per_order == 2).mean() < 0.09


def test_experiment_fits_visits_and_orders(tables):
    test = tables["experiment"]
    visits = tables["sessions"]
    spring = visits["date"].between("2025-04-01", "2025-06-30") & visits["started_checkout"]
    assert set(test["session_id"]) == set(visits.loc[spring, "session_id"])
    assert (test["finished"] == test["order_id"].notna()).all()
    both = test.merge(tables["orders"], on="order_id", suffixes=("", "_order"))
    assert len(both) == test["finished"].sum()
    assert (both["margin_eur"] == both["margin_eur_order"]).all()
    assert (both["session_id"] == both["session_id_order"]).all()
    assert not both.loc[both["arm"] == "B", "size_step_used"].any()
    truth = test.merge(tables["truth_load"], on="visitor_id")
    assert (truth["load_s"].isna() == truth["left_first"]).all()
    logged = truth[~truth["left_first"]]
    assert (logged["load_s"] == logged["load_true_s"]).all()


def test_answers_fit_orders_and_truth(tables):
    survey = tables["survey_relational"]
    assert not survey.duplicated(["customer_id", "wave"]).any()
    both = survey.merge(tables["orders"], on=["order_id", "customer_id"], validate="one_to_one")
    assert len(both) == len(survey)
    assert (both["wave"].astype(str) == "Q" + both["date"].dt.quarter.astype(str)).all()
    delivered = tables["deliveries"].groupby("order_id")["delivered_date"].max()
    days = (survey["sent"] - survey["order_id"].map(delivered)).dt.days
    assert (days == INVITED_DAYS_AFTER_DELIVERY).all()
    assert (survey["answered"] >= survey["sent"]).all()
    assert survey["answered"].is_monotonic_increasing

    truth = tables["truth_satisfaction"]
    assert set(truth.loc[truth["answered"], "order_id"]) == set(survey["order_id"])
    assert not (truth["answered"] & ~truth["invited"]).any()
    answered = survey.merge(truth, on="order_id")
    assert (answered["ltr_0_10"] == answered["rating_0_10"]).all()


def test_rating_is_satisfaction_plus_habit(tables):
    truth = tables["truth_satisfaction"].merge(tables["customers"], on="customer_id")
    shifted = (truth["satisfaction"] + truth["habit"]).round(2)
    rating = (shifted + 0.5).clip(0, 10.5).astype(int).clip(upper=10)
    assert (rating == truth["rating_0_10"]).all()
    assert set(truth.groupby("market", observed=True)["habit"].unique().map(tuple)) == {
        (0.45,),
        (-0.45,),
    }


def test_usability_tests(tables):
    people, tasks = tables["ut_people"], tables["ut_tasks"]
    need = people["access_need"] != "none"
    assert need.groupby(people["round"]).agg(["size", "sum"]).to_numpy().tolist() == [[40, 8]] * 2
    assert people["consent"].all()
    assert (tasks.groupby("pid")["task"].apply(list).map(tuple) == (1, 2, 3, 4, 5)).all()
    assert tasks.groupby("task")["task_name"].nunique().eq(1).all()
    assert (tasks.loc[tasks["success"], "assists"] == 0).all()
    assert set(tables["ut_sus"]["pid"]) == set(people["pid"])
    # Clean sheets: nobody ticked the same number ten times.
    assert (tables["ut_sus"].drop(columns="pid").nunique(axis=1) > 1).all()


def test_contacts(tables):
    contacts = tables["contacts"]
    for customer, rows in contacts.groupby("customer_id"):
        assert rows["step"].tolist() == list(range(1, 12)), customer
        assert rows["date"].is_monotonic_increasing, customer
        assert (rows["team"] == "web").sum() == 4, customer
        assert rows["story"].nunique() == rows["order_id"].nunique() == 1, customer
    assert contacts["customer_id"].nunique() == 3
    assert set(contacts.loc[contacts["team"] == "web", "channel"]) == {"web"}


def test_contacts_agree_with_the_other_tables(tables):
    contacts = tables["contacts"].set_index(["story", "contact"])
    for story, part in tables["contacts"].groupby("story", observed=True):
        order_id = part["order_id"].iloc[0]
        order = tables["orders"].set_index("order_id").loc[order_id]
        parcel = tables["deliveries"].set_index("order_id").loc[order_id]
        answer = tables["survey_relational"].set_index("order_id").loc[order_id]
        customer = tables["customers"].set_index("customer_id").loc[order["customer_id"]]
        assert part["customer_id"].unique().tolist() == [order["customer_id"]]
        rows = contacts.loc[story]
        assert rows.loc["answers the survey", "date"] == answer["answered"]
        assert rows.loc["searches the shop", "date"] == order["date"]
        arrival = rows[rows.index.str.startswith("gets the parcel")]
        assert arrival["date"].tolist() == [parcel["delivered_date"]]
        assert arrival.index[0].endswith("late") == (parcel["days_late"] > 0)
        assert rows.index.str.contains("back").any() == order["returned"]
        region = {"late parcel": "North", "all on time": "South"}.get(story, customer["region"])
        assert customer["region"] == region


# ------------------------------------------------------------------------------ the data card
def card_tables():
    """Read the card as a person would: table -> (rows, file, column names)."""
    found = {}
    for section in re.split(r"^### ", CARD, flags=re.M)[1:]:
        name = section.split("\n", 1)[0]
        rows = re.search(r"Rows: (\d+)\.", section)
        file = re.search(r"File: `([^`]+)`", section)
        if rows and file:
            found[name] = (int(rows[1]), file[1], re.findall(r"^\| `(\w+)` \|", section, re.M))
    return found


def test_card_and_files_agree():
    listed = card_tables()
    files = {path.relative_to(DATA).as_posix() for path in DATA.rglob("*.csv*")}
    files = {file for file in files if not file.startswith("examples/")}  # no tables of the shop
    assert {file for _, file, _ in listed.values()} == files
    for name, (rows, file, columns) in listed.items():
        content = (DATA / file).read_bytes()
        content = gzip.decompress(content) if file.endswith(".gz") else content
        lines = content.decode("utf-8").splitlines()
        assert lines[0].split(",") == columns, name
        assert len(lines) - 1 == rows, name


def test_card_tables_are_up_to_date(tables):
    assert with_tables(CARD, {name: len(frame) for name, frame in tables.items()}) == CARD


def test_card_needs_its_marks():
    for mark in (BEGIN, END):
        with pytest.raises(ValueError, match="put them back"):
            with_tables(CARD.replace(mark, ""), {})


def test_card_names_every_twist_and_how_often_it_holds():
    for twist in TWISTS.values():
        row = re.escape(f"| `{twist.name}` | {twist.claim} |")
        assert re.search(rf"^{row} \d+ % \|$", CARD, re.M), twist.name


@pytest.mark.parametrize("words", ["synthetic", "nobody", "CC0", "seed", "No health data", "dirt"])
def test_card_says_what_it_must(words):
    assert words in CARD


def test_no_health_data_about_customers(tables):
    for name, frame in tables.items():
        if "customer_id" in frame:
            assert not {"access_need", "pid"} & set(frame.columns), name
    assert pd.api.types.is_bool_dtype(tables["ut_people"]["consent"])
