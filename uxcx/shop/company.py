"""The company itself: its rivals, its teams, and what it could spend its money on."""

import numpy as np
import pandas as pd

# What a market panel published: answers, promoters and detractors of three rivals by quarter.
RIVALS = {
    "Rival X": ((520, 281, 83), (508, 269, 82), (515, 279, 77), (523, 283, 84)),
    "Rival Y": ((410, 196, 81), (402, 189, 84), (417, 195, 82), (398, 176, 80)),
    "Rival Z": ((372, 137, 91), (380, 145, 91), (366, 140, 92), (375, 141, 92)),
}
Z_95 = 1.96

# Team: people asked, mood and open cases in a quiet month, further cases for each late parcel.
TEAMS = {
    "web": (9, 7.4, 25, 0.0),
    "logistics": (14, 7.2, 40, 1.2),
    "service": (18, 7.3, 60, 2.0),
    "marketing": (6, 7.6, 15, 0.0),
}
MOOD_PER_CASE, MOOD_SD = -0.013, 0.15
THIS_MONTH, LAST_MONTH = 0.25, 0.75  # people stand a bad month, not a second one

OPTIONS = (
    ("A", 18_000, "parcels in North and West back to the carrier Swift"),
    ("B", 32_000, "size adviser on the product page, and the size guide moved there"),
    ("C", 22_000, "faster checkout on phones"),
    ("D", 15_000, "chatbot for all tickets"),
    ("E", 30_000, "loyalty scheme launched anew"),
    ("F", 9_000, "accessibility repair of the three blockers"),
)


def competitors(year) -> pd.DataFrame:
    """Build the Net Promoter Scores of three rivals; they are the same in every simulated year."""
    rows = []
    for brand, quarters in RIVALS.items():
        for quarter, (n, promoters, detractors) in enumerate(quarters, start=1):
            share = (promoters - detractors) / n
            margin = Z_95 * np.sqrt(((promoters + detractors) / n - share**2) / n)
            low, high = share - margin, share + margin
            rows.append((brand, f"Q{quarter}", n, 100 * share, 100 * low, 100 * high))
    table = pd.DataFrame(rows, columns=["brand", "quarter", "n", "nps", "ci_low", "ci_high"])
    return table.round({"nps": 1, "ci_low": 1, "ci_high": 1})


def team_pulse(year) -> pd.DataFrame:
    """Build the monthly pulse of four teams; late parcels fill the desks before moods fall."""
    made, draw = year.purchases, year.draw
    month = made["date"].dt.month
    late = (made["days_late"] > 0).groupby(month).sum().to_numpy()
    csat = year["survey_csat"].merge(year["orders"][["order_id", "date"]], on="order_id")
    content = (csat["csat_1_5"] >= 4).groupby(csat["date"].dt.month).mean().round(3).to_numpy()
    tables = []
    for team, (size, mood, cases, per_late_parcel) in TEAMS.items():
        luck = draw(f"team_pulse.backlog.{team}").normal(size=12)
        extra = per_late_parcel * late
        weighed = THIS_MONTH * extra + LAST_MONTH * np.concatenate([[extra[0]], extra[:-1]])
        noise = MOOD_SD * draw(f"team_pulse.mood_1_10.{team}").normal(size=12)
        away = draw(f"team_pulse.n.{team}").integers(0, 1 + size // 5, 12)
        tables.append(
            pd.DataFrame(
                {
                    "team": team,
                    "month": range(1, 13),
                    "mood_1_10": np.round(mood + MOOD_PER_CASE * weighed + noise, 1),
                    "n": size - away,
                    "backlog": np.round(cases + extra + 0.12 * cases * luck).astype(int),
                    "csat": content,
                }
            )
        )
    return pd.concat(tables, ignore_index=True)


def options(year) -> pd.DataFrame:
    """Build the six options on the board's table; they are the same in every simulated year."""
    return pd.DataFrame(OPTIONS, columns=["option", "cost_eur", "what"])
