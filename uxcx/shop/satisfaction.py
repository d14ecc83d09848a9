"""How content buyers are with one order: what all would say, who says it, and the CSAT survey.

The relationship to the shop as a whole is in `surveys`; the texts of reviews are in `reviews`.
"""

import numpy as np
import pandas as pd

from uxcx.shop.buyers import PAST_ORDERS_THAT_COUNT, mood
from uxcx.shop.products import product_of_each_order
from uxcx.shop.site import NEW_SITE
from uxcx.shop.streams import normal_scores
from uxcx.shop.texts.answers import COMMENTS
from uxcx.shop.texts.filling import days, filled, pick, with_slip

# Both on a scale from 1 to 5. A return annoys a reviewer more than somebody who is asked at once.
CSAT, CSAT_LATE, CSAT_RETURNED, CSAT_PER_PAST_ORDER, CSAT_SD = 4.36, -1.87, -0.2, 0.05, 0.75
STARS, STARS_LATE, STARS_RETURNED, STARS_SD = 4.25, -1.5, -0.9, 1.05
SAME_MOOD = 0.6  # how much of the noise is the mood behind the recommendation

CSAT_ANSWERS = 1_500
# How much more readily people answer than those who would tick 3.
ANSWERS = {1: 1.6, 2: 1.4, 3: 1.0, 4: 1.15, 5: 1.35}
POSTS = {1: 0.42, 2: 0.14, 3: 0.06, 4: 0.10, 5: 0.32}

ASKED_DAYS_AFTER_DELIVERY = 2
COMMENTED = 0.4
# A reminder went out with a form whose scale stood upside down; `dirt` shows what it stored.
REMINDER_DAYS = pd.date_range("2025-08-12", "2025-08-14")
REMINDED_ANSWERS = 60


def truth_feedback(year) -> pd.DataFrame:
    """Build what all buyers would have said about their order, and who said it."""
    made, draw = year.purchases, year.draw
    same = normal_scores(mood(made))
    late, returned = made["days_late"] > 0, made["returned"]

    def rating(stream, expected, spread):
        own = draw(stream).standard_normal(len(made))
        noise = SAME_MOOD * same + np.sqrt(1 - SAME_MOOD**2) * own
        return np.clip(np.round(expected + spread * noise), 1, 5).astype(int)

    past = made["past_orders"].clip(upper=PAST_ORDERS_THAT_COUNT)
    csat = rating(
        "truth_feedback.csat_1_5",
        CSAT + CSAT_LATE * late + CSAT_RETURNED * returned + CSAT_PER_PAST_ORDER * past,
        CSAT_SD,
    )
    stars = rating(
        "truth_feedback.stars", STARS + STARS_LATE * late + STARS_RETURNED * returned, STARS_SD
    )
    return pd.DataFrame(
        {
            "order_id": made["order_id"],
            "product_id": product_of_each_order(year),
            "csat_1_5": csat,
            "csat_answered": _some_of_each(
                draw("truth_feedback.csat_answered"), csat, ANSWERS, CSAT_ANSWERS
            ),
            "stars": stars,
            "posted": _some_of_each(
                draw("truth_feedback.posted"),
                stars,
                POSTS,
                round(sum(POSTS[number] for number in stars.tolist())),
            ),
        }
    )


def _some_of_each(generator, ratings, weight, total) -> np.ndarray:
    """Let `total` people speak: of each rating a fixed number, chance decides only who."""
    order = generator.permutation(len(ratings))
    wanted = {number: weight[number] * (ratings == number).sum() for number in weight}
    edges = np.round(total * np.cumsum(list(wanted.values())) / sum(wanted.values())).astype(int)
    speaks = np.zeros(len(ratings), dtype=bool)
    for number, count in zip(wanted, np.diff(edges, prepend=0), strict=True):
        speaks[order[ratings[order] == number][:count]] = True
    return speaks


def survey_csat(year) -> pd.DataFrame:
    """Build the answers to "How satisfied are you with this order?"."""
    made, draw, truth = year.purchases, year.draw, year["truth_feedback"]
    delivered = year["deliveries"].groupby("order_id")["delivered_date"].max()
    rows = made[["order_id", "days_late", "returned"]].assign(csat_1_5=truth["csat_1_5"])
    rows["sent"] = rows["order_id"].map(delivered) + pd.Timedelta(days=ASKED_DAYS_AFTER_DELIVERY)
    wait = 9 * draw("survey_csat.answered").random(len(rows)) ** 2
    seconds = 34 * np.exp(0.5 * draw("survey_csat.seconds").standard_normal(len(rows)))
    rows["seconds"] = np.maximum(np.round(seconds), 6).astype(int)
    rows["answered"] = rows["sent"] + pd.to_timedelta(wait.astype(int), unit="D")
    rows = rows[truth["csat_answered"]].reset_index(drop=True)

    rows["answered"] = _with_reminder(draw("survey_csat.reminder"), rows)
    rows = rows.sort_values("answered", kind="stable", ignore_index=True)
    rows["comment"] = _comments(draw("survey_csat.comment"), rows)
    rows["form_version"] = form_version(rows["answered"])
    rows["response_id"] = response_ids(year, len(rows))
    return rows[
        ["response_id", "order_id", "csat_1_5", "comment", "seconds", "form_version", "answered"]
    ]


def form_version(answered: pd.Series) -> np.ndarray:
    """Return the version of the form on these days: 3 on the days of the reminder alone."""
    usual = np.where(answered < NEW_SITE, 1, 2)
    return np.where(answered.isin(REMINDER_DAYS), 3, usual)


def form_numbers(draw) -> np.ndarray:
    """Draw numbers for all forms that come back, as a form service would."""
    return draw("survey_csat.response_id").permutation(np.arange(1_000, 10_000))


def response_ids(year, size) -> np.ndarray:
    """Return the first `size` ids; they say nothing about the day of an answer."""
    return np.array([f"Q-{number:04d}" for number in year.form_numbers[:size]])


def _with_reminder(generator, rows) -> pd.Series:
    """Return the days of the answers: on three days in August, those who were reminded alone."""
    answered = rows["answered"].copy()
    answered[answered.isin(REMINDER_DAYS)] = REMINDER_DAYS[-1] + pd.Timedelta(days=1)
    asked = rows.index[rows["sent"].between("2025-07-01", REMINDER_DAYS[0])]
    reminded = generator.choice(asked, REMINDED_ANSWERS, replace=False)
    answered[reminded] = generator.choice(REMINDER_DAYS.to_numpy(), REMINDED_ANSWERS)
    return answered


def _comments(generator, rows) -> list[str]:
    def comment(rating, days_late, returned):
        if generator.random() >= COMMENTED:
            return ""
        tone = "good" if rating >= 4 else "middle" if rating == 3 else "bad"
        # People tell what happened to them, unless they liked it all the same.
        topic = tone
        if rating <= 3 and days_late:
            topic = "late"
        elif rating <= 3 and returned:
            topic = "returned"
        wait = [days(max(days_late, 1))]
        text = filled(generator, pick(generator, COMMENTS[topic]), wait=wait)
        return with_slip(generator, text)

    columns = zip(rows["csat_1_5"], rows["days_late"], rows["returned"], strict=True)
    return [comment(*row) for row in columns]
