"""What success costs: goals per second, relative efficiency, lostness, errors.

The Single Usability Metric (SUM), which joins such measures, is not here: its steps could not be
checked against an example with numbers.
"""

from uxcx.measures.efficiency.errors import error_rate
from uxcx.measures.efficiency.goals import (
    Efficiency,
    completion_rate_per_time,
    relative,
    time_based,
)
from uxcx.measures.efficiency.paths import Lostness, lostness

__all__ = [
    "Efficiency",
    "Lostness",
    "completion_rate_per_time",
    "error_rate",
    "lostness",
    "relative",
    "time_based",
]
