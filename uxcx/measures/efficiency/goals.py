"""Goals reached and the time that they took: one row a try.

A row holds whether the try succeeded, and how long it took until success or until the person gave
up.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from uxcx.measures.foundations.estimate import Result
from uxcx.measures.foundations.pairs import read_pairs, refuse_other_labels
from uxcx.measures.foundations.scale import Scale
from uxcx.measures.foundations.wording import decimals, quantity

SUCCESS = Scale("success", 0, 1, whole=True)
DURATION = Scale("time", low=0, above_low=True)


@dataclass(frozen=True)
class Efficiency(Result):
    """An efficiency of all tries, and of each task.

    Attributes
    ----------
    value : float
        Goals per second, or a share of time.
    n : int
        Tries.
    unit, name : str
        As in `Estimate`.
    by_task : dict
        The same value for each task, in the order in which tasks first appear; empty if no tasks
        were given.
    dropped : int
        Tries left out because a result or a time was blank.
    """

    value: float
    n: int
    unit: str
    name: str
    by_task: dict = field(default_factory=dict)
    dropped: int = 0

    def __str__(self) -> str:
        """Say the result in a sentence, and name the best and the worst task."""
        said = f"{self.name} {self._shown(self.value)} (n = {self.n:,} tries)."
        if len(self.by_task) > 1:
            best, worst = (pick(self.by_task, key=self.by_task.get) for pick in (max, min))
            said += (
                f" Highest in {best} ({self._shown(self.by_task[best])}), lowest in {worst} "
                f"({self._shown(self.by_task[worst])})."
            )
        return said + self.remarks()

    def _shown(self, value: float) -> str:
        return quantity(value, self.unit, decimals(self.unit, value / 10, value))


def time_based(
    successes: Iterable,
    times: Iterable,
    tasks: Iterable | None = None,
    missing: str = "refuse",
) -> Efficiency:
    """Return how many goals are reached per second, on average over all tries.

    Parameters
    ----------
    successes : list, array or Series of 0 and 1, or of False and True
        Whether the try reached its goal.
    times : list, array or Series of numbers above 0
        Seconds until success, or until the person gave up.
    tasks : list, array or Series, optional
        The task of each try, for one value a task besides.
    missing : {"refuse", "drop"}
        ``"drop"`` leaves out tries with a blank result or time, and counts them.

    Raises
    ------
    ValueError
        If the lists differ in length, or hold a success that is not 0 or 1, or a time of 0.

    Notes
    -----
    ``sum(success / time) / (people * tasks)``, that is the mean over all tries.

    Source: Mifsud's time-based efficiency, quoted in the DIDO wiki of the Object Management Group;
    the same formula at ui-designer.net, "Efficiency".
    Dispute: a mean of ratios is ruled by the fastest tries. ISO/IEC 25062 divides the completion
    rate by the mean time instead (`completion_rate_per_time`), and the two differ. It has no
    upper end: only compare it between designs and for the same tasks.
    Recomputed cases: tbe_mifsud, tbe_two_tasks.
    """
    success, seconds, by_task, dropped = _tries(successes, times, tasks, missing)
    goals = success / seconds
    return Efficiency(
        float(goals.mean()),
        success.size,
        "goals per second",
        "Time-based efficiency",
        by_task.ratio(goals),
        dropped,
    )


def relative(
    successes: Iterable,
    times: Iterable,
    tasks: Iterable | None = None,
    missing: str = "refuse",
) -> Efficiency:
    """Return the share of all time that was spent on tries that succeeded (0 to 1).

    Parameters and errors as in `time_based`.

    Notes
    -----
    ``sum(success * time) / sum(time)``, the overall relative efficiency.

    Source: Mifsud, quoted in the DIDO wiki of the Object Management Group; described alike at
    ui-designer.net, "Efficiency".
    Dispute: it says nothing of speed: if all succeed it is 100 %, however slow. People who give up
    sooner raise it, so print it beside the completion rate.
    Recomputed cases: ore_mifsud, ore_two_tasks.
    """
    success, seconds, by_task, dropped = _tries(successes, times, tasks, missing)
    well_spent = success * seconds
    return Efficiency(
        float(well_spent.sum() / seconds.sum()),
        success.size,
        "share",
        "Overall relative efficiency",
        by_task.ratio(well_spent, seconds),
        dropped,
    )


def completion_rate_per_time(completion_rate: float, mean_time: float) -> float:
    """Return the completion rate of a task divided by its mean time.

    Parameters
    ----------
    completion_rate : float
        Share from 0 to 1.
    mean_time : float
        Mean time of all tries, above 0; in minutes the result is goals per minute.

    Raises
    ------
    ValueError
        If the rate is not from 0 to 1 or the time not above 0.

    Notes
    -----
    ``completion rate / mean time``.

    Source: ISO/IEC 25062:2006 (Common Industry Format), "core measure of efficiency", as quoted by
    Tullis & Albert, Measuring the User Experience, section 4.4.3.
    Dispute: Tullis & Albert print it with a percent sign; it is a rate per minute, no share, and
    may pass 1. A variation counts the goals of each person per minute of all their tries.
    Published cases: efficiency_tullis_table_4_3.
    """
    if not (0 <= completion_rate <= 1 and 0 < mean_time < math.inf):
        raise ValueError(
            f"Found the completion rate {completion_rate} and the mean time {mean_time}, but a "
            "rate is a share from 0 to 1 and a time is above 0; check the order: rate, time."
        )
    return completion_rate / mean_time


@dataclass(frozen=True)
class _Tasks:
    """The names of the tasks, and which one each try belongs to."""

    names: tuple = ()
    codes: np.ndarray = field(default_factory=lambda: np.empty(0, int))

    def ratio(self, upper: np.ndarray, lower: np.ndarray | None = None) -> dict:
        """Return for each task the sum of `upper` divided by that of `lower`, or by the tries."""
        if not self.names:
            return {}
        above, below = np.bincount(self.codes, upper), np.bincount(self.codes, lower)
        return dict(zip(self.names, (above / below).tolist(), strict=True))


def _tries(successes, times, tasks, missing) -> tuple[np.ndarray, np.ndarray, _Tasks, int]:
    """Return successes, seconds and tasks of the tries, and how many had a blank."""
    names = ("the successes", "the times")
    pairs = read_pairs(_as_numbers(successes), times, (SUCCESS, DURATION), missing, names)
    by_task = _Tasks() if tasks is None else _read_tasks(tasks, times, pairs.whole)
    return pairs.first, pairs.second, by_task, pairs.dropped


def _read_tasks(tasks: Iterable, times: Iterable, whole: np.ndarray) -> _Tasks:
    import pandas as pd

    refuse_other_labels(times, tasks, ("the times", "the tasks"))
    column = pd.Series(tasks)
    if column.size != whole.size:
        raise ValueError(
            f"Found {column.size:,} tasks for {whole.size:,} tries; name the task of each try, in "
            "the same order."
        )
    column = column if whole.all() else column[whole]
    if column.isna().any():
        raise ValueError(
            "Found a blank among the tasks, so a try belongs nowhere; name its task, or leave the "
            "try out on purpose."
        )
    codes, names = pd.factorize(column)
    return _Tasks(tuple(names.tolist()), codes)


def _as_numbers(successes: Iterable) -> Iterable:
    """Write False and True as 0 and 1; everything else stays for the check of the scale."""
    if hasattr(successes, "columns") and len(successes.columns) == 1:
        successes = successes.iloc[:, 0]
    dtype = getattr(successes, "dtype", None)
    if getattr(dtype, "kind", "") == "b":
        return successes.astype(np.uint8 if isinstance(dtype, np.dtype) else "Int8")
    if isinstance(successes, list | tuple):
        return [int(x) if isinstance(x, bool | np.bool_) else x for x in successes]
    return successes
