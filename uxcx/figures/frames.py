"""Tables of pandas as screen readers need them: each head says what it heads, corners are empty.

pandas writes every head as a bare `<th>`, the empty corner too. Here lives only the mending of
that HTML; the tables behind our own pictures are written in `picture`.
"""

import re

from IPython import get_ipython

_PARTS = re.compile(r"(?=<tbody>)")


def with_heads(html: str) -> str:
    """Give the HTML of a pandas table with the scope of each head, and no head that is empty."""
    html = re.sub(r"<th\b[^>]*>\s*</th>", "<td></td>", html)
    columns, *rows = _PARTS.split(html, maxsplit=1)
    columns = re.sub(r"<th\b", '<th scope="col"', columns)
    return columns + "".join(re.sub(r"<th\b", '<th scope="row"', part) for part in rows)


def activate() -> None:
    """Show tables so in the notebook that runs; elsewhere do nothing."""
    shell = get_ipython()
    if shell is None:
        return
    html = shell.display_formatter.formatters["text/html"]
    for module in ("pandas", "pandas.core.frame"):  # pandas 3 and 2; by name, to import neither
        html.for_type_by_name(module, "DataFrame", _table)


def _table(frame: object) -> str | None:
    html = frame._repr_html_()
    return None if html is None else with_heads(html)
