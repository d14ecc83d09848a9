"""The course in one zip, with its packages, for computers without a network.

`python -m tools.stick` makes it; `course.py` installs from the folder `wheels` when it finds one.
`computers` says which packages which computer needs, `pack` puts the zip together.
"""
