"""The browser edition: the course as static files; Python itself runs in the learner's browser.

`python -m tools.lite` builds it into the folder `lite-site` (`edition`). JupyterLite brings the
notebook program, Pyodide brings Python (`pyodide`). Which packages the browser gets, and from
where, stands in `lite/packages.json` (`packages`, written by `pinning`), and their files are
fetched and checked in `wheels`. What a teacher has to know is in `lite/README.md`.
"""
