"""The reviews on the product pages: who posts, what they write, and how two people read it.

How many stars each buyer would give stands in `satisfaction`; the sentences in `texts.reviews`.
"""

import numpy as np
import pandas as pd

from uxcx.shop.catalogue.voices import THEMES
from uxcx.shop.streams import quota
from uxcx.shop.texts.filling import days, filled, pick, with_slip
from uxcx.shop.texts.reviews import BUT, CLOSINGS, OPENINGS, SENTENCES

THEME_WEIGHT = {
    "fit": 1.7,
    "quality": 1.15,
    "delivery": 0.75,
    "price": 0.75,
    "look": 0.75,
    "service": 0.4,
    "site": 0.35,
}
# What happened comes up more often.
AFTER_RETURN = {"size/fit": "fit", "look": "look", "defect": "quality"}
HAPPENED_WEIGHT = 9
TWO_THEMES, OPENED, CLOSED = 0.35, 0.25, 0.3
IRONIC, VAGUE = 0.15, 0.12
NAMES = {
    "sneaker": ("sneakers", "trainers"),
    "boot": ("boots",),
    "sandal": ("sandals",),
    "office": ("shoes", "office shoes"),
    "running": ("running shoes", "runners"),
}

CODED = 100  # reviews that two people read
# How they judged them: of 100 themes 80 alike; of 100 times "somebody should answer this" 80 alike.
SAME_THEME = 0.80
ANSWER = {"both": 10, "only a": 10, "only b": 10, "neither": 70}


def posts(year) -> pd.DataFrame:
    """Build all reviews with what only their authors know: themes and tone."""
    draw, truth = year.draw, year["truth_feedback"]
    orders = year["orders"][["order_id", "returned", "return_reason"]]
    worst = (
        year["deliveries"].groupby("order_id").agg({"days_late": "max", "delivered_date": "max"})
    )
    rows = truth[truth["posted"]].merge(orders, on="order_id").merge(worst, on="order_id")
    rows = rows.merge(year["products"], on="product_id", how="left")
    after = 3 + (25 * draw("reviews.date").random(len(rows)) ** 2).astype(int)
    rows["date"] = rows["delivered_date"] + pd.to_timedelta(after, unit="D")

    themes, written = draw("reviews.themes"), draw("reviews.text")
    texts = []
    for row in rows.itertuples():
        first, second = _themes(themes, row)
        tone = _tone(themes, row, first, second)
        texts.append((first, second, tone, _text(written, row, first, second, tone)))
    rows[["theme_1", "theme_2", "tone", "text"]] = texts
    rows = rows.sort_values("date", kind="stable", ignore_index=True)
    rows.insert(0, "review_id", [f"RV-{number:04d}" for number in range(1, len(rows) + 1)])
    return rows


def _themes(generator, row) -> tuple[str, str]:
    weight = dict(THEME_WEIGHT)
    for theme in _troubles(row):
        # Who is pleased all the same does not mention it.
        weight[theme] = 0 if row.stars >= 4 else weight[theme] + HAPPENED_WEIGHT
    if row.days_late == 0 and row.stars <= 2:
        weight["delivery"] = 0  # nobody complains about a parcel that came in time
    shares = np.array(list(weight.values())) / sum(weight.values())
    places = generator.choice(len(THEMES), 2, replace=False, p=shares)
    first, second = (THEMES[place] for place in places)
    if generator.random() >= TWO_THEMES:
        return first, ""
    # In a mixed review the good comes first: what went well in truth.
    bad_first = first in _troubles(row) or (second == "delivery" and row.days_late == 0)
    return (second, first) if row.stars >= 3 and bad_first else (first, second)


def _troubles(row) -> set[str]:
    late = {"delivery"} if row.days_late > 0 else set()
    return late | {AFTER_RETURN[row.return_reason]} if row.return_reason in AFTER_RETURN else late


def _tone(generator, row, first, second) -> str:
    chance, stars = generator.random(), row.stars
    if stars <= 2 or first in _troubles(row):
        return "ironic" if chance < IRONIC else "complaint"
    if stars == 3:
        return "mixed" if second else "vague"
    if stars == 4 and second and chance < 0.5:
        return "mixed"
    return "vague" if chance > 1 - VAGUE else "praise"


def _text(generator, row, first, second, tone) -> str:
    def sentence(theme, kind):
        choices = SENTENCES[theme][kind]
        wait = [days(max(row.days_late, 1))]
        return filled(generator, pick(generator, choices), shoe=NAMES[row.category], wait=wait)

    kinds = {
        "praise": ("good", "good"),
        "complaint": ("bad", "bad"),
        "mixed": ("good", "bad"),
        "ironic": ("ironic", "bad"),
        "vague": ("vague", "vague"),
    }[tone]
    text = sentence(first, kinds[0])
    if second:
        link = pick(generator, BUT) if tone == "mixed" else ""
        further = sentence(second, kinds[1])
        if link and not further.startswith("I "):
            further = further[0].lower() + further[1:]
        text += f" {link}{further}"
    chance = generator.random(2)
    if chance[0] < OPENED:
        text = filled(generator, pick(generator, OPENINGS)) + text
    if chance[1] < CLOSED and kinds[0] == kinds[1] and kinds[0] in CLOSINGS:
        text += pick(generator, CLOSINGS[kinds[0]])
    return with_slip(generator, text)


def reviews(year) -> pd.DataFrame:
    """Build the reviews as the product pages show them."""
    return year.posts[["review_id", "order_id", "product_id", "stars", "text", "date"]]


def truth_reviews(year) -> pd.DataFrame:
    """Build the themes and the tone that the authors had in mind."""
    return year.posts[["review_id", "theme_1", "theme_2", "tone"]]


def review_codes(year) -> pd.DataFrame:
    """Build how two people coded the same 100 reviews, each without seeing the other's codes."""
    draw, posts = year.draw, year.posts
    chosen = np.sort(draw("review_codes.review_id").choice(len(posts), CODED, replace=False))
    rows = posts.iloc[chosen].reset_index(drop=True)
    generator = draw("review_codes.theme")
    # They part where a text has two themes, or does not say what it means.
    doubtful = (rows["theme_2"] != "") | rows["tone"].isin(["vague", "ironic"])
    doubt = doubtful + generator.random(CODED)
    apart = doubt.rank(method="first", ascending=False) <= round(CODED * (1 - SAME_THEME))
    other = [
        second or pick(generator, [theme for theme in THEMES if theme != first])
        for first, second in zip(rows["theme_1"], rows["theme_2"], strict=True)
    ]
    a_parts = generator.random(CODED) < 0.5

    # "Should somebody answer this?" The worse the stars, the more so.
    worse = -rows["stars"] + 1.2 * draw("review_codes.answer").random(CODED)
    place = worse.rank(method="first", ascending=False).astype(int) - 1
    single = quota(draw("review_codes.answer.apart"), ("a", "b"), (1, 1), 20)
    verdict = np.array([*["ab"] * ANSWER["both"], *single, *[""] * ANSWER["neither"]])[place]
    return pd.DataFrame(
        {
            "review_id": rows["review_id"],
            "theme_a": np.where(apart & a_parts, other, rows["theme_1"]),
            "theme_b": np.where(apart & ~a_parts, other, rows["theme_1"]),
            "answer_a": ["a" in who for who in verdict],
            "answer_b": ["b" in who for who in verdict],
        }
    )
