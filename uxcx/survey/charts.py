"""The pictures of a report: answers by rating, scores by group, scores over time.

Each ends in a `Picture` with an alt sentence and its numbers. Names from the file are words in
them, never formulas, and signs that the typeface lacks become boxes.
"""

from functools import cache

import numpy as np
import pandas as pd
from matplotlib import font_manager

from uxcx.figures import GROUPS, NPS_ZONES, Picture, canvas, house_style
from uxcx.figures.palette import INK
from uxcx.survey.scores import Score
from uxcx.survey.shown import plain, quoted

_MOST_TICKS = 7
_LONGEST_LABEL = 22


def answers(score: Score) -> Picture:
    """Draw how many people gave each rating."""
    given = score.answers
    figure, axes = canvas(f"Answers, n = {given.sum():,}", "Rating", "People", height=2.6)
    colours = [GROUPS[0]] * len(given)
    if score.rating.role == "rating 0-10":
        zones = ["detractors"] * 7 + ["passives"] * 2 + ["promoters"] * 2
        colours = [NPS_ZONES[zone] for zone in zones]
    with house_style():
        bars = axes.bar(given.index, given.to_numpy(), color=colours, edgecolor=INK)
        if score.rating.role == "rating 0-10":
            for bar, zone in zip(bars, zones, strict=True):
                bar.set_hatch({"detractors": "//", "passives": "..", "promoters": ""}[zone])
        axes.set_xticks(given.index)
        axes.grid(axis="x", visible=False)
    most = int(given.idxmax())
    alt = (
        f"Bar chart of {given.sum():,} answers by rating, from {given.index[0]} to "
        f"{given.index[-1]}. Most people, {given[most]:,}, gave {most}."
    )
    return Picture(figure, alt, given.to_frame())


def groups(score: Score, table: pd.DataFrame) -> Picture:
    """Draw the score of each group with its interval, one below the other."""
    name = str(table.index.name)
    figure, axes = canvas(
        f"{score.measure.title} by {_label(name)}", _axis(score), height=1.3 + 0.38 * len(table)
    )
    places = np.arange(len(table))
    with house_style():
        axes.hlines(places, table["low"], table["high"], color=GROUPS[0], linewidth=3)
        axes.plot(table["score"], places, "o", color=GROUPS[0], markersize=9)
        whole = score.measure.factor * score.estimate.estimate
        axes.axvline(whole, color=GROUPS[1], linestyle="--", linewidth=1.5)
        axes.set_yticks(places, [_label(str(group)) for group in table.index])
        axes.set_ylim(len(table) - 0.4, -0.6)
        axes.grid(axis="y", visible=False)
    highest, lowest = table["score"].idxmax(), table["score"].idxmin()
    alt = (
        f"{score.measure.title} of {len(table)} groups by {plain(name, 30)}, each with its "
        f"interval. Highest {quoted(highest, 30)} with {_value(table, highest)}, lowest "
        f"{quoted(lowest, 30)} with {_value(table, lowest)}. Dashed: all together, {whole:.1f}."
    )
    return Picture(figure, alt, table.round(1))


def over_time(score: Score) -> Picture:
    """Draw the score of each month or quarter with its interval."""
    table = score.periods
    figure, axes = canvas(
        f"{score.measure.title} by {table.index.name}", "", _axis(score), height=3
    )
    places = np.arange(len(table))
    step = -(-len(table) // _MOST_TICKS)
    with house_style():
        axes.vlines(places, table["low"], table["high"], color=GROUPS[0], linewidth=3)
        axes.plot(places, table["score"], "o-", color=GROUPS[0], markersize=8, linewidth=1)
        axes.set_xticks(
            places[::step], [one.replace(" to ", "\nto ") for one in table.index[::step]]
        )
        axes.set_xlim(-0.5, len(table) - 0.5)
    first, last = table.index[0], table.index[-1]
    alt = (
        f"{score.measure.title} by {table.index.name}, each with its interval: "
        f"{_value(table, first)} in {first} (n {table.loc[first, 'n']:,})"
    )
    if len(table) > 1:
        alt += f", {_value(table, last)} in {last} (n {table.loc[last, 'n']:,})"
    return Picture(figure, alt + ".", table.round(1))


def pictures(score: Score) -> list[Picture]:
    """Draw all pictures of a score."""
    drawn = [answers(score)] if len(score.answers) else []
    drawn += [groups(score, table) for table in score.segments.values() if len(table)]
    return drawn + ([over_time(score)] if len(score.periods) else [])


def _axis(score: Score) -> str:
    unit = f", {score.measure.unit}" if score.measure.unit else ""
    return f"Score{unit}"


def _value(table: pd.DataFrame, group: str) -> str:
    return f"{table.loc[group, 'score']:.1f}"


def _label(text: str) -> str:
    known = _known_signs()
    return "".join(s if ord(s) in known else "□" for s in plain(text, _LONGEST_LABEL))


@cache
def _known_signs() -> frozenset[int]:
    """List the signs of the house typeface; for others matplotlib would warn on the page."""
    return frozenset(font_manager.get_font(font_manager.findfont("DejaVu Sans")).get_charmap())
