"""What the three quizzes ask: each family of items once, with other numbers in each quiz.

The wrong options are what known slips lead to; they are computed from the same numbers.
"""

from collections.abc import Sequence
from math import sqrt
from statistics import fmean, median

from tools.teaching.quiz import Computed, Item, Quiz
from uxcx.measures import (
    agreement,
    discovery,
    experiments,
    means,
    mix,
    nps,
    proportions,
    satisfaction,
    sus,
    sus_norms,
    times,
)

MINUS = "−"


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _signed(points: float) -> str:
    return f"{points:+.0f}".replace("-", MINUS)


def _range(low: float, high: float) -> str:
    return f"{100 * low:.0f} to {100 * high:.0f} %"


def restart() -> Item:
    """Lesson 0: what to do with an odd number."""
    return Item(
        "00_start",
        "Run, change and restart",
        "You jumped around in a notebook, and a cell now shows an odd number. What comes first?",
        "Restart the kernel and run all cells",
        "Old values go, and each value then comes from the page as you see it.",
        {
            "Run the same cell once more": "It would use the same old values again.",
            "Delete the cell": "The cell may be right. The values behind it may be old.",
            "Report that the data are wrong": "First rule out that cells ran out of order.",
        },
    )


def level(question: str, right: str) -> Item:
    """Lesson 1: which level a question asks about."""
    replies = {
        "The interaction": "An interaction is one task, such as paying.",
        "The journey": "A journey is one purchase from start to end, over all channels.",
        "The relationship": "The relationship is everything between a person and a firm.",
    }
    wrong = {name: f"{reply} How much does this question add up?"
             for name, reply in replies.items() if name != right}  # fmt: skip
    wrong["None of them"] = "Each question to a customer adds up something. How much is it here?"
    return Item(
        "01_two_words",
        "Place a contact on its level",
        f"“{question}” Which level of experience does this question ask about?",
        right,
        replies[right],
        wrong,
    )


def claim(percent: int, who: str, says: str, whom: str) -> Item:
    """Lesson 1: five questions to a claim."""
    return Item(
        "01_two_words",
        "Question a claim",
        f"A slide says: “{percent} % of {who} agree: {says}.” What does this number show?",
        f"What {who} believe, if we learn how many were asked, and how",
        f"Who was asked decides what a number is about. These people are not {whom}.",
        {
            f"That {percent} % of {whom} think so": f"Nobody asked {whom}. Who was asked?",
            "That it is true, since so many agree": "A high share of the wrong people is no "
            "measurement. Ask who, how many, what wording, when, and who paid.",
            "Nothing at all, numbers can say anything": "It may be a fair number about those who "
            "were asked. Ask for its papers before you drop it.",
        },
    )


def camps(notes: Sequence[int]) -> Item:
    """Lesson 2: a mean that fits nobody."""
    return Item(
        "02_journey",
        "Explain why an average journey may fit nobody",
        f"Feelings at one stage, 1 (bad) to 5 (good): {', '.join(map(str, notes))}. "
        "What do you write?",
        Computed(
            means.mean,
            (list(notes),),
            lambda r: f"The mean is {r.estimate:.1f}, and there are two groups far apart",
        ),
        "Nobody is near the mean. The next question is what splits the two groups.",
        {
            f"The mean is {fmean(notes):.1f}, so people feel neutral": "Nobody ticked the middle. "
            "Look at the single notes before you average.",
            f"The spread is 0, since the mean is {fmean(notes):.1f}": "A spread of 0 means that "
            "all notes are equal. How far are they from the mean?",
            f"Most people are content: the highest note is {max(notes)}": "One end of the scale "
            "is not most people. Count both ends.",
        },
    )


def persona(name: str, text: str) -> Item:
    """Lesson 2: what a persona lacks."""
    return Item(
        "02_journey",
        "Build a persona from data",
        f"A poster says: “{name}, {text}.” What does a team need before it designs for {name}?",
        "How many customers are like that, from which data, and who is left out",
        "With a count, a source with its date and a blind spot, a persona can be argued with.",
        {
            "A photo and more hobbies": "That makes the person vivid, not true. How many are "
            "there?",
            "A vote on whether the team likes the name": "The team is not the customer. What do "
            "data say?",
            "Nothing: a persona needs no numbers": "Without a count it can stand for three "
            "people, or for nobody.",
        },
    )


def csat(top: int, lower: int, blank: int, off: int) -> Item:
    """Lesson 3: satisfaction on the right base."""
    valid = top + lower
    ratings = [5] * top + [2] * lower
    return Item(
        "03_clean_answers",
        "Compute CSAT and CES",
        f"Of {valid + blank + off} forms, {blank} have no rating and {off} show a 9 on a scale of "
        f"1 to 5. {top} people chose 4 or 5. What is the customer satisfaction (CSAT, share of 4 "
        "and 5)?",
        Computed(satisfaction.csat, (ratings,), lambda r: _percent(r.estimate)),
        f"The base is the {valid} valid ratings.",
        {
            _percent(top / (valid + blank + off)): "You divided by all forms. A blank and a 9 are "
            "no answers, so they are in no base.",
            _percent(top / (valid + off)): "The blanks are out of the base, and the 9s are still "
            "in it. Nobody knows what they meant.",
            _percent(lower / valid): "That is the share of the others. The question asks for "
            "those who chose 4 or 5.",
        },
    )


def silent(answered: int, invited: int) -> Item:
    """Lesson 3: who did not answer."""
    return Item(
        "03_clean_answers",
        "Explain what bends a score",
        f"{answered} of {invited} invited customers answered. What would tell you most about how "
        "far the score is off?",
        "Who stays silent, and how they differ from those who answered",
        "A score is bent when the silent ones would have answered otherwise.",
        {
            "The interval of the score": "An interval is about chance. Silent people are not "
            "missing by chance.",
            f"The rate alone: {_percent(answered / invited)} is too low": "A low rate is a reason "
            "to look, not a proof. Small random samples can be right.",
            "More answers from the same people": "More of the same voices leave the same people "
            "out.",
        },
    )


def nps_score(promoters: int, passives: int, detractors: int) -> Item:
    """Lesson 4: the score from counts."""
    n = promoters + passives + detractors
    counts = nps.Counts(promoters, passives, detractors)
    return Item(
        "04_nps",
        "Compute NPS",
        f"{n} customers said how likely they are to recommend a firm, 0 to 10. {promoters} gave 9 "
        f"or 10, {passives} gave 7 or 8, {detractors} gave 0 to 6. What is the Net Promoter Score "
        "(NPS)?",
        Computed(nps.score, (counts,), _signed),
        "Share of promoters minus share of detractors, of everybody who answered.",
        {
            _signed(100 * (promoters - detractors) / (promoters + detractors)): "You left the "
            "passives out of the base. They answered too.",
            _signed(100 * promoters / n): "That is the share of promoters alone. Take the "
            "detractors away.",
            _signed(100 * (detractors - promoters) / n): "Mind the order: promoters first, then "
            "take the detractors away.",
        },
    )


def border(sevens: int, others: tuple[int, int, int]) -> Item:
    """Lesson 4: happier people, same score."""
    promoters, passives, detractors = others
    before = [10] * promoters + [8] * passives + [7] * sevens + [3] * detractors
    after = [8 if rating == 7 else rating for rating in before]
    n = len(before)
    return Item(
        "04_nps",
        "Explain what NPS hides",
        f"A survey has {n} answers. All {sevens} people who gave a 7 now give an 8. By how many "
        "points does the Net Promoter Score (NPS) change?",
        Computed(nps.difference, (before, after), lambda r: f"{abs(r.estimate):.0f}"),
        "7 and 8 are both passive. Only a step across a border counts.",
        {
            _signed(100 * sevens / n): "That would be right if each of them became a promoter. "
            "Promoters begin at 9.",
            _signed(50 * sevens / n): "A step on the scale is no half promoter. Which group are "
            "they in, before and after?",
            _signed(-100 * sevens / n): "Nobody became less happy. Which group are they in, "
            "before and after?",
        },
    )


def two_waves(before: tuple[int, int, int], after: tuple[int, int, int]) -> Item:
    """Lesson 4: an interval of a difference that holds 0."""
    waves = nps.Counts(*before), nps.Counts(*after)
    change = nps.difference(*waves)
    low, high = _signed(change.low), _signed(change.high)
    return Item(
        "04_nps",
        "Put an interval around NPS",
        f"A Net Promoter Score (NPS) went from {_signed(nps.score(waves[0]))} to "
        f"{_signed(nps.score(waves[1]))}, with {change.n_first} and {change.n_second} answers. "
        f"The interval of the difference runs from {low} to {high}. What do you report?",
        Computed(
            nps.difference,
            waves,
            lambda r: (
                "A gain that is promising, not proven"
                if r.low < 0 < r.high
                else "A gain that is more than luck"
            ),
        ),
        "The range holds 0, and it holds gains that would please anybody.",
        {
            "A gain: the score rose": "So it did among those who answered. For all customers, "
            "read both ends of the interval.",
            "No change: the interval holds 0": "It holds large gains as well. You cannot tell a "
            "small gain from none.",
            "A mistake: a score has no range": "Other customers would have given another score. "
            "The interval says how far off it may be.",
        },
    )


def fair_mix(routine: float, hard: float, hard_share: float) -> Item:
    """Lesson 5: a mean at another mix of cases."""
    parts = [1 - hard_share, hard_share], [routine, hard]
    return Item(
        "05_own_words",
        "Compare help fairly",
        f"A chatbot is rated {routine} for routine cases and {hard} for hard ones. Of all cases "
        f"{_percent(hard_share)} are hard. What would its mean rating be with that mix?",
        Computed(
            mix.mix_shift, (*parts, *parts, "midpoint", "points"), lambda r: f"{r.before:.2f}"
        ),
        "Each rating counts as often as there are cases of its kind.",
        {
            f"{(routine + hard) / 2:.2f}": "You took the plain average. It would fit if both kinds "
            "came equally often.",
            f"{routine * hard_share + hard * (1 - hard_share):.2f}": "The weights changed places. "
            "Which kind comes more often?",
            f"{routine:.2f}": "That is the routine cases alone. The hard ones count too.",
        },
    )


def kappa(both_yes: int, only_a: int, only_b: int, both_no: int) -> Item:
    """Lesson 5: agreement beyond luck."""
    n = both_yes + only_a + only_b + both_no
    agreed = (both_yes + both_no) / n
    a, b = (both_yes + only_a) / n, (both_yes + only_b) / n
    luck = a * b + (1 - a) * (1 - b)
    return Item(
        "05_own_words",
        "Code comments into themes",
        f"Two readers code {n} comments. Both say yes {both_yes} times, both say no {both_no} "
        f"times. {only_a} times only A says yes, {only_b} times only B. Luck alone would make them "
        f"agree on {_percent(luck)}. What is kappa?",
        Computed(
            agreement.cohens_kappa,
            ([[both_yes, only_a], [only_b, both_no]],),
            lambda r: f"{r.estimate:.2f}",
        ),
        "Agreement minus luck, divided by what luck left open.",
        {
            f"{agreed:.2f}": "That is the agreement as it stands. How much of it is luck?",
            f"{agreed - luck:.2f}": "You took luck away. Now divide by what luck left open.",
            f"{luck:.2f}": "That is what luck alone would give. How far did they get beyond it?",
        },
    )


def task_success(done: int, n: int) -> Item:
    """Lesson 6: the interval of a small share."""
    p = done / n
    adjusted = (done + 2) / (n + 4)
    error = sqrt(adjusted * (1 - adjusted) / (n + 4))
    plain = 1.96 * sqrt(p * (1 - p) / n)
    return Item(
        "06_watching_people",
        "Compute task success",
        f"{done} of {n} people finish a task. About which range of true success fits, at 95 % "
        "confidence? (Adjusted Wald: add two successes and two failures first.)",
        Computed(proportions.adjusted_wald, (done, n), lambda r: _range(r.low, r.high)),
        f"{done + 2} of {n + 4}, then 1.96 errors down and up, never above 100 %.",
        {
            _range(p - plain, p + plain): "The plain formula passes 100 %. Add two and two first.",
            _range(adjusted - error, adjusted + error): "That is one error to each side, good for "
            "about 68 of 100 times. Multiply it by 1.96.",
            f"Exactly {_percent(p)}": "That is what these people did. Others might do better or "
            "worse.",
        },
    )


def typical_time(seconds: Sequence[int]) -> Item:
    """Lesson 6: which middle for few times."""
    shown = ", ".join(map(str, seconds))
    without = sorted(seconds)[:-1]
    return Item(
        "06_watching_people",
        "Choose a middle for times",
        f"{len(seconds)} people finished a task in {shown} seconds. Nothing disturbed them. Which "
        "typical time does the course report for so few people?",
        Computed(
            times.geometric_mean,
            (list(seconds),),
            lambda r: f"The geometric mean, {r.estimate:.0f} seconds",
        ),
        "It counts in times as long, so one long time pulls it less.",
        {
            f"The mean, {fmean(seconds):.0f} seconds": "One long time pulls it far up. Take it "
            "when you pay for the total.",
            f"The mean of the quick ones, {fmean(without):.0f} seconds": "Nothing disturbed the "
            "slow person. Who is left out needs a rule that was written before.",
            f"The longest time, {max(seconds)} seconds": "That is one person. A typical time "
            f"stands for all; the median would be {median(seconds):.0f}.",
        },
    )


def sus_score(ticks: Sequence[int]) -> Item:
    """Lesson 7: scoring one sheet."""
    odd, even = sum(ticks[0::2]), sum(ticks[1::2])
    points = (odd - 5) + (25 - even)
    return Item(
        "07_sus",
        "Score the scale",
        "Somebody ticks the ten items of the System Usability Scale (SUS) like this, in order: "
        f"{', '.join(map(str, ticks))}. Odd items praise, even items complain. What is the score?",
        Computed(sus.score, (list(ticks),), lambda score: f"{score:g}"),
        "Praise: tick minus 1. Complaint: 5 minus tick. Add up, times 2.5.",
        {
            f"{2.5 * sum(ticks):g}": "You multiplied the raw sum by 2.5. The complaints were not "
            "turned round.",
            f"{points}": "These are the points, out of 40. Multiply them by 2.5.",
            f"{2.5 * (sum(ticks) - 10):g}": "You took 1 from every item. That is right for praise; "
            "for complaints use 5 minus the tick.",
        },
    )


def sus_meaning(score: int) -> Item:
    """Lesson 7: what a score is worth."""
    return Item(
        "07_sus",
        "Read a score",
        f"A site has a mean of {score} on the System Usability Scale (SUS). What does it say?",
        Computed(
            sus_norms.percentile,
            (score,),
            lambda r: f"About {r.value:.0f} of 100 products that were measured score lower",
        ),
        "The score has no percent. A percentile ranks it among the products that were collected.",
        {
            f"{score} % of the people like the site": "Nobody was counted. The score stretches "
            "40 points to 100.",
            f"{score} % of the tasks were done": "That would be task success. The scale asks how "
            "usable the site felt.",
            f"{score} of 100 marks, as in a school test": "It is no test mark. The average product "
            "has 68.",
        },
    )


def discovered(p: float, people: int) -> Item:
    """Lesson 8: what a team finds."""
    return Item(
        "08_finding_problems",
        "Compute what a team finds",
        f"A problem meets {100 * p:.0f} of 100 people. With what chance do {people} people show it "
        "at least once?",
        Computed(discovery.discovered, (p, people), _percent),
        "1 minus the chance that all of them miss it.",
        {
            _percent(p * people): "Chances do not add: two people can meet the same problem.",
            _percent((1 - p) ** people): "That is the chance that all of them miss it. One step "
            "is left.",
            _percent(p): "That is the chance of one person. More people see more.",
        },
    )


def found_in_tree(right: int, wrong: int, gave_up: int) -> Item:
    """Lesson 9: who belongs in the base."""
    n = right + wrong + gave_up
    return Item(
        "09_findability",
        "Compute success, directness and first clicks",
        f"In a tree test of {n} people, {right} stop at the right place, {wrong} stop at a wrong "
        f"one, and {gave_up} give up. What is the success?",
        Computed(proportions.adjusted_wald, (right, n), lambda r: _percent(r.estimate)),
        "All people stay in the base, also those who gave up.",
        {
            _percent(right / (right + wrong)): "You left out those who gave up. They did not find "
            "it.",
            _percent(right / (right + gave_up)): "You left out those who stopped at a wrong place. "
            "They did not find it.",
            _percent((right + wrong) / n): "That counts everybody who stopped somewhere. Was it "
            "the right place?",
        },
    )


def total_rate(desktop_share: float, desktop: float, mobile: float) -> Item:
    """Lesson 10: a total is a weighted mean."""
    parts = [desktop_share, 1 - desktop_share], [desktop, mobile]
    return Item(
        "10_funnel",
        "Show a mix shift",
        f"{_percent(desktop_share)} of the visits are desktop, and {desktop:g} % of them end with "
        f"an order. The others are mobile, and {mobile:g} % of them do. What is the total?",
        Computed(
            mix.mix_shift, (*parts, *parts, "midpoint", "percent"), lambda r: f"{r.before:.1f} %"
        ),
        "Each rate counts as much as its share of the visits.",
        {
            f"{(desktop + mobile) / 2:.1f} %": "The plain average forgets that one device has more "
            "visits.",
            f"{desktop * (1 - desktop_share) + mobile * desktop_share:.1f} %": "The weights "
            "changed places. Which device has more visits?",
            f"{desktop + mobile:.1f} %": "Two rates with two bases do not add. Weight them first.",
        },
    )


def dead_rate(dead: int, own: int, all_dead: int, all_clicks: int) -> Item:
    """Lesson 11: the base of a part's rate."""
    return Item(
        "11_clicks",
        "Tell dead and rage clicks",
        f"A picture got {own} clicks, and {dead} of them did nothing. The whole page got "
        f"{all_clicks} clicks, and {all_dead} did nothing. What is the dead-click rate of the "
        "picture?",
        Computed(proportions.adjusted_wald, (dead, own), lambda r: _percent(r.estimate)),
        "A part can only answer its own clicks, so they are the base.",
        {
            _percent(dead / all_clicks): "You divided by all clicks of the page. Which of them "
            "could the picture have answered?",
            _percent(dead / all_dead): "That is its share of all dead clicks. It tells where to "
            "start, and grows with traffic.",
            _percent(all_dead / all_clicks): "That is the rate of the whole page. Take the "
            "picture alone.",
        },
    )


def points_or_lift(x1: int, n1: int, x2: int, n2: int) -> Item:
    """Lesson 12: points and percent."""
    points, lift = 100 * (x2 / n2 - x1 / n1), 100 * (x2 / n2 / (x1 / n1) - 1)
    return Item(
        "12_ab_test",
        "Compare two rates",
        f"Of {n1} visitors with version A, {x1} finish; of {n2} with version B, {x2}. Which "
        "sentence is right?",
        Computed(
            experiments.rates,
            (x1, n1, x2, n2),
            lambda r: (
                f"B is {100 * r.absolute.estimate:.0f} points better, a lift of "
                f"{100 * r.relative:.0f} %"
            ),
        ),
        "Points are the difference of the two rates. The lift is relative to A.",
        {
            f"B is {lift:.0f} points better, a lift of {points:.0f} %": "The two changed places. "
            "Which one is relative to A?",
            f"B is {100 * x2 / n2:.0f} % better": "That is the rate of B. Compare it with A.",
            f"B is {x2 - x1} points better": "That is a difference of counts. Divide by the "
            "visitors first.",
        },
    )


def guarded(x1: int, n1: int, x2: int, n2: int, margin: int) -> Item:
    """Lesson 12: reading a guardrail."""
    change = experiments.rates(x1, n1, x2, n2)
    low, high = (_signed(100 * end) for end in (change.absolute.low, change.absolute.high))
    verdicts = {
        "holds": "The guardrail holds: the middle of the interval is allowed",
        "broken": "The guardrail is broken: the interval reaches beyond the margin",
        "undecided": "It is undecided: the interval reaches over the margin",
    }
    return Item(
        "12_ab_test",
        "Weigh a winner against guardrails",
        f"Returns may rise by {margin} points at the most. In the test they changed by "
        f"{_signed(100 * change.absolute.estimate)} points, between {low} and {high}. What do you "
        "say?",
        Computed(
            experiments.guardrail,
            (change, margin / 100, "higher"),
            lambda r: verdicts[r.verdict],
        ),
        "It holds only if the whole interval is better than the margin, and breaks only if the "
        "whole interval is worse.",
        {
            verdicts["holds"]: "The middle is one value of many. The upper end is not allowed.",
            verdicts["broken"]: "Only a part of it does. The lower end would be allowed.",
            "No harm: a change of 0 lies in the interval or near it": "That the test cannot show "
            "harm is no proof that there is none.",
        },
    )


def joined_rows(answers: int, rows: int) -> Item:
    """Lesson 13: rows that grow in a join."""
    return Item(
        "13_joining",
        "Join tables by key",
        f"A survey has {answers} answers. You join it with the parcels by order number, and get "
        f"{rows} rows. What happened, and what comes next?",
        "Some orders came in two parcels: make one row for each order, then join again",
        "A key that stands twice doubles the answer. Decide first which parcel counts.",
        {
            "The survey grew: more rows are better": "Nobody answered twice. Which key stands "
            "twice on the other side?",
            "Delete any rows until the number fits": "You may delete the late parcel. Decide by a "
            "rule which one counts.",
            "Nothing: the score does not change": "It does: a doubled answer counts twice.",
        },
    )


def best_case(low: str, high: str, cost: str) -> Item:
    """Lesson 14: deciding with a range."""
    return Item(
        "14_capstone",
        "Decide under a budget",
        f"A project costs {cost} EUR. Like for like, it moved a rating of 0 to 10 by something "
        f"between {low} and {high}. What do you tell the board?",
        "Leave it: even the best case is too small for the money",
        "A range can decide without a proof. Here its better end settles it.",
        {
            "Buy it: no harm is proven": "That is true, and so is that no gain is. What would the "
            "best case be worth?",
            "It surely harms: the lower end is below 0": "The range holds 0, so it may do nothing. "
            "Read the upper end.",
            "Nobody can say anything before it is proven": "The range rules out a large gain. That "
            "is enough for this decision.",
        },
    )


ENTRY = Quiz(
    "entry",
    "Entry quiz",
    "Before the first lesson. It counts for nothing.",
    (
        level("How satisfied are you with your return, from label to refund?", "The journey"),
        claim(87, "shop managers", "shoppers want faster parcels", "shoppers"),
        camps((5, 5, 5, 1, 1, 1, 5, 1)),
        csat(top=18, lower=6, blank=4, off=2),
        nps_score(9, 5, 6),
        two_waves((90, 70, 40), (104, 66, 30)),
        fair_mix(4.4, 3.0, 0.6),
        task_success(7, 8),
        sus_meaning(72),
        discovered(0.20, 4),
        total_rate(0.3, 5, 2),
        points_or_lift(400, 1000, 460, 1000),
    ),
)
MIDWAY = Quiz(
    "midway",
    "Midway quiz",
    "After lesson 7.",
    (
        restart(),
        level("How hard or easy was it to pay?", "The interaction"),
        camps((1, 1, 5, 5, 5, 1)),
        persona("Max", "45, loves cycling and buys at night"),
        csat(top=16, lower=4, blank=2, off=2),
        silent(60, 300),
        nps_score(22, 10, 8),
        border(12, (30, 8, 10)),
        two_waves((60, 50, 40), (75, 45, 30)),
        fair_mix(4.2, 3.4, 0.75),
        kappa(30, 5, 5, 10),
        task_success(6, 7),
        typical_time((40, 45, 50, 60, 300)),
        sus_score((3, 2, 4, 2, 4, 1, 5, 3, 4, 1)),
        sus_meaning(64),
    ),
)
FINAL = Quiz(
    "final",
    "Final quiz",
    "After the last lesson. Twelve questions ask the same as the entry quiz, with other numbers.",
    (
        level("How likely are you to recommend our bank?", "The relationship"),
        claim(91, "agencies", "visitors leave a site that looks old", "visitors"),
        camps((1, 5, 5, 1, 1, 5, 1, 5, 5, 1)),
        csat(top=26, lower=14, blank=6, off=4),
        silent(90, 400),
        nps_score(14, 6, 5),
        two_waves((120, 80, 50), (132, 76, 42)),
        fair_mix(4.5, 3.1, 0.7),
        task_success(11, 12),
        typical_time((30, 35, 42, 55, 60, 240)),
        sus_score((4, 1, 4, 2, 5, 2, 4, 1, 4, 2)),
        sus_meaning(77),
        discovered(0.15, 6),
        found_in_tree(30, 12, 8),
        total_rate(0.2, 6, 1.5),
        dead_rate(36, 90, 60, 400),
        points_or_lift(300, 1200, 360, 1200),
        guarded(60, 600, 72, 600, margin=3),
        joined_rows(200, 214),
        best_case("−0.4", "+0.1", "30,000"),
    ),
)
QUIZZES = (ENTRY, MIDWAY, FINAL)
