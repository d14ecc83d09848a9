"""Explorers: panels with labelled controls, a picture, and the result as a live sentence.

Here lives the machinery that every panel shares. What a panel explores lives in the module of its
lesson (`uxcx.lessons`).
"""

from uxcx.explorers.explorer import Explorer, Finding

__all__ = ["Explorer", "Finding"]
