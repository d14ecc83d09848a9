"""Why a total rate moved: change within the groups, or a change of the mix of groups."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from uxcx.measures.foundations.answers import read
from uxcx.measures.foundations.estimate import Result
from uxcx.measures.foundations.scale import Scale
from uxcx.measures.foundations.wording import decimals, number, quantity

_SIZE = Scale("group size", low=0)
_RATE = Scale("rate")


@dataclass(frozen=True)
class MixShift(Result):
    """A change of a total rate, split into a change within the groups and a change of the mix.

    Attributes
    ----------
    before, after : float
        Total rate in both periods, in the unit of the rates.
    within, mix, interaction : float
        The parts; they sum to `change` exactly. Only ``"three-fold"`` has an interaction.
    groups : tuple of str
        Names of the groups.
    within_by_group, mix_by_group : tuple of float
        What each group adds to both parts. The mix part of a single group depends on the level
        of its rate, so read the sum.
    convention, unit : str
        How it was split, and the unit of the rates.
    """

    before: float
    after: float
    within: float
    mix: float
    interaction: float
    groups: tuple[str, ...]
    within_by_group: tuple[float, ...]
    mix_by_group: tuple[float, ...]
    convention: str
    unit: str

    @property
    def change(self) -> float:
        """Total after minus total before."""
        return self.after - self.before

    def __str__(self) -> str:
        """Say the result in a sentence."""
        by, unit = (100, "percentage points") if self.unit == "share" else (1, self.unit)
        parts = {
            "from changes within the groups": self.within,
            "from the change of the mix": self.mix,
        }
        if self.convention == "three-fold":
            parts["from both together"] = self.interaction
        spread = by * max(map(abs, (self.change, *parts.values()))) / 10
        places = decimals(unit, spread, by * self.before)
        before, after = (quantity(x, self.unit, places) for x in (self.before, self.after))
        said = " and ".join(
            f"{number(by * part, unit, places, signed=True)} {name}" for name, part in parts.items()
        )
        return (
            f"The total went from {before} to {after}, "
            f"{quantity(by * self.change, unit, places, signed=True)} = {said} "
            f"({self.convention} weights, {len(self.groups)} groups).{self.remarks()}"
        )


def mix_shift(
    sizes_before: Iterable | Mapping,
    rates_before: Iterable | Mapping,
    sizes_after: Iterable | Mapping,
    rates_after: Iterable | Mapping,
    convention: str = "midpoint",
    unit: str = "share",
) -> MixShift:
    """Split the change of a total rate into change within groups and change of the mix.

    All groups can improve while the total falls: when the mix moves to a group with a low rate.

    Parameters
    ----------
    sizes_before, sizes_after : dict, Series, list or array
        Size of each group (visits) or its share of the total, in both periods.
    rates_before, rates_after : dict, Series, list or array
        Rate of each group. Dicts and Series must name the same groups; lists are matched by
        position.
    convention : {"midpoint", "before", "after", "three-fold"}
        Weights of the change within groups: the mean of both mixes, the mix before or the mix
        after. ``"three-fold"`` weights both parts by the period before and shows the rest.
    unit : str
        Unit of the rates, ``"share"`` for 0 to 1.

    Raises
    ------
    ValueError
        If the groups do not match, a size is negative, or a period is empty.

    Notes
    -----
    With shares w and rates r, ``within = sum of (w0 + w1)/2 (r1 - r0)`` and ``mix = sum of
    (r0 + r1)/2 (w1 - w0)``; they sum exactly to the change.

    Source: Kitagawa (1955), Journal of the American Statistical Association 50:1168-1194;
    Das Gupta (1993), Standardization and Decomposition of Rates.
    Dispute: The split depends on the weights. Kitagawa's midpoint has no rest; weights of one
    period are common in reports and give other parts, or leave an interaction.
    Published cases: dasgupta_5_3.
    Recomputed cases: mix_devices, mix_devices_threefold.
    """
    columns = (sizes_before, rates_before, sizes_after, rates_after)
    groups = _group_names(columns)
    scales = (_SIZE, _RATE, _SIZE, _RATE)
    size0, r0, size1, r1 = (
        read(_in_order(column, groups), scale).values.astype(float)
        for column, scale in zip(columns, scales, strict=True)
    )
    if min(size0.sum(), size1.sum()) == 0:
        raise ValueError(
            "Found a period in which all groups are empty; a total needs at least one visit."
        )
    w0, w1 = size0 / size0.sum(), size1 / size1.sum()
    weights = {
        "midpoint": ((w0 + w1) / 2, (r0 + r1) / 2),
        "before": (w0, r1),
        "after": (w1, r0),
        "three-fold": (w0, r0),
    }
    if convention not in weights:
        raise ValueError(
            f"Found convention = {convention!r}; write one of {', '.join(map(repr, weights))}."
        )
    of_rates, of_mix = weights[convention]
    within, mix = of_rates * (r1 - r0), of_mix * (w1 - w0)
    both = float(((w1 - w0) * (r1 - r0)).sum()) if convention == "three-fold" else 0.0
    return MixShift(
        before=float(w0 @ r0),
        after=float(w1 @ r1),
        within=float(within.sum()),
        mix=float(mix.sum()),
        interaction=both,
        groups=groups,
        within_by_group=tuple(within.tolist()),
        mix_by_group=tuple(mix.tolist()),
        convention=convention,
        unit=unit,
    )


def _group_names(columns) -> tuple[str, ...]:
    """Return the groups in the order of the first column that names them."""
    named = [list(column.keys()) for column in columns if hasattr(column, "keys")]
    if not named:
        lengths = {len(column) for column in columns}
        if len(lengths) > 1:
            raise ValueError(
                f"Found lists of {' and '.join(map(str, sorted(lengths)))} groups; give one "
                "number a group, in the same order, in each of the four."
            )
        return tuple(f"group {i + 1}" for i in range(lengths.pop()))
    if len(named) < len(columns):
        raise ValueError(
            "Found some columns with names of groups and some without; give all four as dicts "
            "or Series, or all four as lists."
        )
    for other in named[1:]:
        if set(other) != set(named[0]) or len(other) != len(named[0]):
            odd = sorted(map(str, set(other) ^ set(named[0]))) or ["a name given twice"]
            raise ValueError(
                f"Found different groups before and after ({', '.join(odd)}); give each group "
                "in all four columns, with the size 0 where it did not exist."
            )
    return tuple(named[0])


def _in_order(column, groups):
    return [column[group] for group in groups] if hasattr(column, "keys") else column
