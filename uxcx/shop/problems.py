"""Problems of the old site: met by 40 volunteers in round 1, and by an automatic checker.

How many people meet a problem is fixed by a quota, so that the list of the story holds in any
year; who they are is chance. Success and times of the same tests are not here: see `usability`.
"""

import numpy as np
import pandas as pd

# Share of people who meet it, task, severity (4 stops people), what is wrong.
PROBLEMS = (
    (0.70, 2, 3, "The size chart is a picture with tiny numbers"),
    (0.62, 1, 2, "The filter for wide feet lies below the list"),
    (0.55, 3, 3, "The guest checkout looks like a form for new members"),
    (0.48, 5, 3, "Returns are filed under Service, people look under Orders"),
    (0.40, 2, 3, "No word on whether a shoe runs small or large"),
    (0.35, 1, 2, "The back button forgets all filters"),
    (0.30, 3, 2, "A phone number is asked for without a reason"),
    (0.26, 5, 2, "A return needs the order number, which stands nowhere near"),
    (0.22, 4, 1, "The tracking page opens in a new window"),
    (0.20, 1, 1, "Old price and new price look alike"),
    (0.18, 3, 3, "A postcode with a space in it is refused"),
    (0.15, 2, 2, "Sold-out sizes look like all others"),
    (0.13, 4, 2, "“Packed” and “on its way” mean the same to people"),
    (0.12, 1, 1, "Photos change by themselves"),
    (0.10, 3, 3, "The error message stands above the part that is in view"),
    (0.09, 5, 1, "The list of return reasons is long and unsorted"),
    (0.08, 4, 1, "The parcel number cannot be copied"),
    (0.07, 2, 2, "The tip on half sizes contradicts the chart"),
    (0.06, 3, 2, "The voucher box sends people off to look for a voucher"),
    (0.05, 1, 1, "The search finds nothing if a hyphen is missing"),
    (0.05, 2, 4, "The keyboard focus is lost when the size picker opens"),
    (0.04, 5, 2, "The print button prints an empty label"),
    (0.03, 3, 4, "The pay button has no name for a screen reader"),
    (0.03, 3, 4, "The checkout ends after five minutes without a warning"),
)
IDS = tuple(f"P{number:02d}" for number in range(1, len(PROBLEMS) + 1))
# Three problems stop people, and only people with these access needs ever meet them.
MET_ONLY_WITH = {
    "P21": ("screen reader", "keyboard"),
    "P23": ("screen reader",),
    "P24": ("reading", "zoom"),
}
MET_BY_FAILURE = 0.8  # in log-odds: who failed the task has met its problems more often

# Found by the checker or not, criterion of WCAG 2.2, level, severity, problem, what is wrong.
# The checker opens each page once and looks at it as it is then.
CHECKLIST = (
    (True, "1.1.1", "Non-text Content", "A", 3, "P01", "the size chart has no text instead"),
    (True, "1.3.1", "Info and Relationships", "A", 2, "", "headings are only large print"),
    (True, "1.3.5", "Identify Input Purpose", "AA", 1, "", "name and address cannot fill in"),
    (True, "1.4.1", "Use of Color", "A", 2, "P12", "only a shade of grey says “sold out”"),
    (True, "1.4.3", "Contrast (Minimum)", "AA", 1, "P10", "the old price is too pale"),
    (True, "1.4.10", "Reflow", "AA", 2, "P02", "the filter slips away when zoomed in"),
    (True, "1.4.11", "Non-text Contrast", "AA", 2, "", "edges of the size buttons are too pale"),
    (True, "2.2.2", "Pause, Stop, Hide", "A", 1, "P14", "moving photos cannot be stopped"),
    (True, "2.4.1", "Bypass Blocks", "A", 2, "", "no link past the menu"),
    (True, "2.4.2", "Page Titled", "A", 1, "", "all pages have the same title"),
    (True, "2.4.4", "Link Purpose (In Context)", "A", 1, "", "eleven links say “more”"),
    (True, "2.5.8", "Target Size (Minimum)", "AA", 2, "", "colour dots are 14 pixels wide"),
    (True, "3.1.1", "Language of Page", "A", 1, "", "the page does not say its language"),
    (True, "3.3.2", "Labels or Instructions", "A", 3, "P11", "no hint how to write the postcode"),
    (False, "2.4.3", "Focus Order", "A", 4, "P21", "breaks only after the size picker opened"),
    (False, "4.1.2", "Name, Role, Value", "A", 4, "P23", "the button comes after the card number"),
    (False, "2.2.1", "Timing Adjustable", "A", 4, "P24", "shows only to people who need long"),
)

# Place, kind, text or edge, background. Large print and edges need 3 : 1, other text 4.5 : 1.
COLOURS = (
    ("body text", "text", "#2B2B2B", "#FFFFFF"),
    ("headings", "large text", "#1D3557", "#FFFFFF"),
    ("links", "text", "#1A5FB4", "#FFFFFF"),
    ("old price, struck out", "text", "#A8A8A8", "#FFFFFF"),
    ("sale price", "text", "#E63946", "#FFFFFF"),
    ("add-to-cart button", "large text", "#FFFFFF", "#D9480F"),
    ("pay button", "text", "#FFFFFF", "#2F9E44"),
    ("delivery promise", "text", "#6C757D", "#FFFFFF"),
    ("hint below a field", "text", "#868E96", "#F8F9FA"),
    ("error message", "text", "#B02A37", "#FFFFFF"),
    ("footer", "text", "#CED4DA", "#343A40"),
    ("edge of a size button", "edge", "#CCCCCC", "#FFFFFF"),
    ("edge of the chosen size", "edge", "#1D3557", "#FFFFFF"),
)


def ut_problems(year) -> pd.DataFrame:
    """Build the grid of 24 problems and the 40 volunteers of round 1."""
    people = year["ut_people"]
    people = people[people["round"] == 1]
    failed = ~year["ut_tasks"].pivot(index="pid", columns="task", values="success")
    failed = failed.loc[people["pid"]]
    luck = year.draw("ut_problems.seen").gumbel(size=(len(PROBLEMS), len(people)))
    parts = []
    for number, (share, task, severity, title) in enumerate(PROBLEMS):
        problem_id = IDS[number]
        # The quota goes to those with the highest score (a weighted draw without replacement).
        score = luck[number] + MET_BY_FAILURE * failed[task].to_numpy()
        if problem_id in MET_ONLY_WITH:
            can_meet = people["access_need"].isin(MET_ONLY_WITH[problem_id])
            score = np.where(can_meet, score, -np.inf)
        seen = np.zeros(len(people), dtype=bool)
        seen[np.argsort(-score)[: round(share * len(people))]] = True
        parts.append(
            pd.DataFrame(
                {
                    "problem_id": problem_id,
                    "title": title,
                    "task": task,
                    "severity": severity,
                    "pid": people["pid"].to_numpy(),
                    "seen": seen,
                }
            )
        )
    return pd.concat(parts)


def checklist(year) -> pd.DataFrame:
    """Build the list of the site's faults by criterion; nothing is drawn."""
    table = pd.DataFrame(
        CHECKLIST,
        columns=["found", "criterion", "criterion_name", "level", "severity", "problem_id", "note"],
    )
    table.insert(0, "fault_id", [f"F{number:02d}" for number in range(1, len(table) + 1)])
    order = ["fault_id", "criterion", "criterion_name", "level", "severity", "found", "problem_id"]
    return table[[*order, "note"]]


def colours(year) -> pd.DataFrame:
    """Build the list of the site's own colours; nothing is drawn."""
    return pd.DataFrame(COLOURS, columns=["place", "kind", "colour", "background"])
