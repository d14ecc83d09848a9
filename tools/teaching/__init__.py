"""The teacher kit: what in `TEACHING.md` and `teaching/` is derived from lessons and measures.

`python -m tools.teaching` writes it, `python -m tools.teaching --check` says what is out of date.
Hand-written are the lesson plans and sheets around the derived parts.
"""
