"""Lessons: one module for each, with its panels, its charts and its exercises.

Whoever works on lesson 4 opens `notebooks/04_nps.ipynb`, `solutions/04_nps.ipynb` and
`uxcx/lessons/nps.py`. Calculations live in `uxcx.measures`, the shop's tables in `uxcx.shop`.
"""

from uxcx.figures import frames
from uxcx.practice import plain_errors

frames.activate()
plain_errors.activate()
