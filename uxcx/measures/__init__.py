"""Measures of user experience and customer experience: numbers in, a result out.

Each module holds one topic. A measure takes plain counts, a list, an array or a column of a
table. It gives back a result that knows its interval, its sample size and its method, and that
prints as a sentence. No files are read here and nothing is drawn.
"""

from uxcx.measures import means, nps, proportions, questionnaires, times
from uxcx.measures.estimate import BenchmarkTest, Difference, Estimate

__all__ = [
    "BenchmarkTest",
    "Difference",
    "Estimate",
    "means",
    "nps",
    "proportions",
    "questionnaires",
    "times",
]
