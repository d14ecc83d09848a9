"""The HTML edition: every page of the course for reading, without JupyterLab and without a network.

`stage` lays out the sources, Sphinx turns them into pages (`conf`, `pages`, `templates`, `static`),
and `python -m tools.site` does both. Nothing is executed here: the pages show what the notebooks
store.
"""
