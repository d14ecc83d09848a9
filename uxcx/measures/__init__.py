"""Measures of user experience and customer experience: numbers in, a result out.

Each module holds one topic. A measure takes plain counts, a list, an array or a column of a
table. It gives back a result that knows its interval, its sample size and its method, and that
prints as a sentence. No files are read here and nothing is drawn.

``python -m uxcx.measures`` lists all measures with their sources, disputes and published cases.
A topic is loaded when it is first used, so that nobody waits for the others.
"""

import importlib

from uxcx.measures.foundations.estimate import BenchmarkTest, Difference, Estimate, SampleSize

GROUPS = {
    "Shares of people": ("proportions", "two_proportions", "paired_proportions"),
    "Means and times": ("means", "two_means", "times", "two_times", "efficiency"),
    "Questionnaires": ("questionnaires", "sus", "sus_norms", "sus_sheets"),
    "Customers": ("nps", "satisfaction", "stars", "response", "support"),
    "Finding problems": ("discovery", "problem_table", "evaluators", "agreement"),
    "Findability": ("card_sort", "card_clusters", "findability", "first_clicks"),
    "Behaviour on the site": ("behaviour", "mix", "speed", "clicks", "heatmap"),
    "Experiments": ("experiments", "experiment_checks", "power_analysis"),
    "Access": ("accessibility", "readability"),
    "Loyalty and its drivers": (
        "loyalty",
        "lifetime",
        "stratified",
        "correlations",
        "drivers",
        "priorities",
    ),
}
TOPICS = tuple(topic for topics in GROUPS.values() for topic in topics)

__all__ = ["BenchmarkTest", "Difference", "Estimate", "SampleSize", *TOPICS]


def __getattr__(name: str):
    """Load a topic when somebody asks for it."""
    if name in TOPICS:
        return importlib.import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """List the topics also before they are loaded, so that the Tab key finds them."""
    return sorted({*globals(), *TOPICS})
