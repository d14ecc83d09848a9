"""Net Promoter Score (NPS): the score, its interval, the change between waves, sample sizes.

"How likely is it that you would recommend …?", 0 to 10. Promoters answer 9 or 10, passives 7 or
8, detractors 0 to 6. NPS is the percentage of promoters minus that of detractors, in points from
-100 to +100 (Reichheld 2003, Harvard Business Review).

Every function takes raw ratings or `Counts`. Blank ratings are refused; to leave them out, and
have them counted, make the counts first: ``counts(ratings, missing="drop")``.
"""

from uxcx.measures.foundations.estimate import Difference, Estimate
from uxcx.measures.nps.groups import Counts, adjusted_score, counts, score, variance
from uxcx.measures.nps.intervals import adjusted_wald, iterative, trinomial_mean, wald
from uxcx.measures.nps.planning import sample_size, sample_size_difference
from uxcx.measures.nps.waves import difference, paired_difference

__all__ = [
    "Counts",
    "Difference",
    "Estimate",
    "adjusted_score",
    "adjusted_wald",
    "counts",
    "difference",
    "iterative",
    "paired_difference",
    "sample_size",
    "sample_size_difference",
    "score",
    "trinomial_mean",
    "variance",
    "wald",
]
