"""Errors, where one person may err many times."""

from uxcx.measures.foundations.answers import read_count
from uxcx.measures.foundations.estimate import Estimate
from uxcx.measures.foundations.normal import check_confidence


def error_rate(errors: int, opportunities: int, confidence: float = 0.95) -> Estimate:
    """Return errors per opportunity, where one person may err many times.

    Parameters
    ----------
    errors : int
        Errors of all people together.
    opportunities : int
        What they are counted per: opportunities to err, or tries.
    confidence : float
        Share between 0 and 1.

    Returns
    -------
    Estimate
        In errors per opportunity; the rate may pass 1.

    Raises
    ------
    ValueError
        If a count is no count, or there is no opportunity.

    Notes
    -----
    ``errors / opportunities`` with the exact Poisson interval, from statsmodels.

    Source: Garwood (1936), Biometrika 28:437-442; used for errors in the R package U.T.lity
    (``poissonci``).
    Dispute: if each opportunity can fail once only, the errors are a proportion
    (`proportions.adjusted_wald`). The Poisson interval takes errors as independent; a few people
    who err often make it too narrow.
    Published cases: poisson_exact_desctools.
    """
    from statsmodels.stats.rates import confint_poisson

    errors, opportunities = read_count(errors, "errors"), read_count(opportunities, "opportunities")
    if opportunities == 0:
        raise ValueError(
            "Found 0 opportunities, and a rate of nothing does not exist; give the number of "
            "opportunities to err, or of tries."
        )
    alpha = 1 - check_confidence(confidence)
    low, high = confint_poisson(errors, opportunities, method="exact-c", alpha=alpha)
    return Estimate(
        errors / opportunities,
        float(low) if errors else 0.0,
        float(high),
        opportunities,
        "exact Poisson",
        "per opportunity",
        confidence,
        "Errors",
    )
