"""Slides of the lessons: `python3 course.py slides` writes them into the folder `slides`.

A cell with the tag `slide` starts a slide, one with the tag `on-slide` joins the slide before it,
and all other cells stay in the lesson. So the slides never say anything else than the lesson does.
`deck` chooses and trims the cells, `edition` turns them into pages that need no network.
"""
