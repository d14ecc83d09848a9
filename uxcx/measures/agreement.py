"""Do two or more judges put the same labels on the same items: percent agreement and kappas.

A label is a severity, a theme, a yes or no. Blank labels are refused, or dropped with their item
and counted. Evaluators who each bring a list of problems of their own are in ``evaluators``.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from uxcx.measures import proportions
from uxcx.measures.foundations.estimate import Estimate
from uxcx.measures.foundations.labels import item_counts, square_table
from uxcx.measures.foundations.normal import critical_z
from uxcx.measures.foundations.wording import decimals, number


@dataclass(frozen=True)
class Kappa(Estimate):
    """An agreement corrected for chance, with what it was made from.

    Attributes
    ----------
    estimate, low, high, n, method, unit, confidence, name, dropped, note
        As in `Estimate`: 1 is perfect, 0 what chance gives; `n` counts the items. All three
        values are nan where kappa is undefined, because everybody gave everything one label.
    observed : float
        Share of agreeing pairs of judgements, without weights.
    by_chance : float
        The share that chance alone would give.
    """

    observed: float = math.nan
    by_chance: float = math.nan

    def __str__(self) -> str:
        """Say the result in a sentence."""
        if math.isnan(self.estimate):
            return (
                f"{self.name} is undefined: all {self.n:,} items got the same label from "
                "everybody, so chance alone would give full agreement too; report the observed "
                f"agreement, 100 %.{self.remarks()}"
            )
        places = max(2, decimals(self.unit, self.margin, self.estimate))
        style = {"unit": self.unit, "decimals": places}
        return (
            f"{self.name} {number(self.estimate, **style)}; {self._between(**style)} "
            f"({self.method}, n = {self.n:,}). Judges agreed {100 * self.observed:.0f} % of the "
            f"time; chance alone would give {100 * self.by_chance:.0f} %.{self.remarks()}"
        )


def percent_agreement(
    first: Iterable,
    second: Iterable | None = None,
    confidence: float = 0.95,
    missing: str = "refuse",
) -> Estimate:
    """Return the share of items to which two judges gave the same label.

    Parameters
    ----------
    first, second : list, array or Series of labels
        One label an item, in the same order. Or `first` alone: a square table of counts, with
        the first judge's labels in the rows and the second's, in the same order, in the columns.
    confidence : float
        Share between 0 and 1.
    missing : {"refuse", "drop"}
        Whether blank labels stop the calculation, or such items are left out and counted.

    Returns
    -------
    Estimate
        A share, with the adjusted-Wald interval.

    Raises
    ------
    ValueError
        If the labels are blank or not in pairs, or the table is not one of counts.

    Notes
    -----
    Items on the diagonal of the table, divided by all items.

    Source: Cohen (1960), Educational and Psychological Measurement 20:37-46, who starts from it
    (cited after scikit-learn); interval as in `proportions.adjusted_wald`.
    Dispute: It counts what chance would give anyway, which is why kappa exists; kappa in turn
    is low where one label is very frequent (Feinstein & Cicchetti 1990). Report both.
    Published cases: percent_examiners.
    """
    counts, dropped = square_table(first, second, missing)
    share = proportions.adjusted_wald(int(np.trace(counts)), int(counts.sum()), confidence)
    return replace(share, name="Agreement", dropped=dropped)


def cohens_kappa(
    first: Iterable,
    second: Iterable | None = None,
    confidence: float = 0.95,
    missing: str = "refuse",
    weights: str | None = None,
    labels: Iterable | None = None,
) -> Kappa:
    """Return Cohen's kappa of two judges: their agreement beyond chance.

    Parameters
    ----------
    first, second, confidence, missing
        As in `percent_agreement`.
    weights : {None, "linear", "quadratic"}
        For labels in an order, such as severities: how much a bigger gap weighs.
    labels : list, optional
        All labels in their order. Without it, the labels found, sorted; weights count the steps
        between them, so a label that nobody used makes no step.

    Returns
    -------
    Kappa
        The limits may lie beyond 1: the interval is meant for many items.

    Raises
    ------
    ValueError
        As `percent_agreement`; or for weighted text labels without an order.

    Notes
    -----
    ``(observed - chance) / (1 - chance)`` with the asymptotic standard error, by statsmodels.

    Source: Cohen (1960), Educational and Psychological Measurement 20:37-46 (cited after
    scikit-learn); statsmodels.stats.inter_rater with the variances of the SAS manual.
    Dispute: High agreement can give a low kappa where one label is very frequent (Feinstein &
    Cicchetti 1990; Gwet 2008, British Journal of Mathematical and Statistical Psychology
    61:29-48), and its interval is too narrow for few items; so the result says the observed
    agreement too.
    Published cases: kappa_artstein_t1, kappa_sklearn_three, kappa_sklearn_weighted,
    kappa_sas_unweighted, kappa_sas_linear, kappa_statpsych, kappa_irr_anxiety.
    """
    if weights not in (None, "linear", "quadratic"):
        raise ValueError(
            f'Found weights = {weights!r}; write None, weights="linear" or weights="quadratic".'
        )
    counts, dropped = square_table(first, second, missing, labels, weights is not None)
    z = critical_z(confidence)
    shares = counts / counts.sum()
    kappa, half, note = math.nan, math.nan, ""
    if shares.diagonal().max() < 1:
        from statsmodels.stats.inter_rater import cohens_kappa as kappa_of

        with np.errstate(all="ignore"):  # its test of kappa = 0 divides by 0 at full agreement
            result = kappa_of(counts, wt=weights)
        kappa, half = float(result.kappa), z * math.sqrt(max(0.0, float(result.var_kappa)))
        if half < 1e-9:
            note = "No width is not certainty: this interval fails where nothing varies."
        elif kappa + half > 1 or kappa - half < -1:
            note = "A limit lies where no kappa can be: this interval is rough for few items."
    return Kappa(
        estimate=kappa,
        low=kappa - half,
        high=kappa + half,
        n=int(counts.sum()),
        method="asymptotic interval" + (f", {weights} weights" if weights else ""),
        unit="",
        confidence=confidence,
        name="Cohen's kappa",
        dropped=dropped,
        note=note,
        observed=int(np.trace(counts)) / int(counts.sum()),
        by_chance=float(shares.sum(axis=1) @ shares.sum(axis=0)),
    )


def fleiss_kappa(ratings: Iterable, kind: str = "counts", method: str = "fleiss") -> Kappa:
    """Return the kappa of three or more judges (two are possible), who label the same items.

    Parameters
    ----------
    ratings : list of lists, array or DataFrame
        A row an item. With ``kind="counts"``: a column a label, holding how many judges chose
        it. With ``kind="labels"``: a column a judge, holding the label that this judge chose.
    kind : {"counts", "labels"}
        What the cells hold.
    method : {"fleiss", "randolph"}
        Chance from how often the labels were used in all, or from equally likely labels.

    Returns
    -------
    Kappa
        Without an interval: `low` and `high` are nan.

    Raises
    ------
    ValueError
        If the items have different numbers of judges, or fewer than two.

    Notes
    -----
    ``(observed - chance) / (1 - chance)`` over all pairs of judges, by statsmodels.

    Source: Fleiss (1971), Psychological Bulletin 76:378-382; Randolph (2005), ERIC ED490661;
    statsmodels.stats.inter_rater.
    Dispute: Fleiss' kappa is low at high agreement where one label is very frequent; Randolph
    (2005) takes equally likely labels instead. Falotico & Quatto (2015), Quality & Quantity
    49:463-470, prefer bootstrap intervals; so none is given here.
    Published cases: fleiss_wikipedia, fleiss_randolph, fleiss_randolph_free, fleiss_diagnoses,
    fleiss_6170.
    """
    from statsmodels.stats.inter_rater import fleiss_kappa as kappa_of

    if method not in ("fleiss", "randolph"):
        raise ValueError(f'Found method = {method!r}; write method="fleiss" or "randolph".')
    counts = item_counts(ratings, kind)
    items, judges = len(counts), counts[0].sum()
    used = counts.sum(axis=0) / counts.sum()
    observed = float((counts * (counts - 1)).sum() / (items * judges * (judges - 1)))
    by_chance = float(used @ used) if method == "fleiss" else 1 / counts.shape[1]
    undefined = by_chance >= 1
    return Kappa(
        estimate=math.nan if undefined else float(kappa_of(counts, method=method)),
        low=math.nan,
        high=math.nan,
        n=items,
        method=f"{judges} judges",
        unit="",
        confidence=0.95,
        name="Fleiss' kappa" if method == "fleiss" else "Randolph's kappa",
        note="" if undefined else "For an interval, draw the items again and again (bootstrap).",
        observed=observed,
        by_chance=by_chance,
    )
