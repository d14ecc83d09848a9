"""The sentences that the shop's customers write: templates with gaps, and how they are filled.

All of them were written for this course. Which row gets which sentence is not decided here.
"""
