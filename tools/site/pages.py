"""What a page of the HTML edition needs besides what Sphinx writes: names, and boxes for tables."""

import re

# Sphinx's HTML -> what screen readers, phones and dark screens need.
CHANGES = [
    # Without a name, nobody hears where code ends and its result begins.
    (r'<div class="cell_input [^"]*">', '<div class="code" role="group" aria-label="Code">'),
    (r'<div class="cell_output [^"]*">', '<div class="result" role="group" aria-label="Result">'),
    # The corner of a table heads nothing.
    (r"<th\b[^>]*>\s*(<p>\s*</p>)?\s*</th>", "<td></td>"),
    # Sphinx leads text to its pages, but not what code printed.
    (r'href="([^":]+)\.ipynb', r'href="\1.html'),
    # pandas brings its own style along.
    (r"<style scoped>.*?</style>", ""),
    (r'<table border="1"', "<table"),
    # A wide table scrolls in its own box, not the page with it.
    (r"<table\b.*?</table>", r'<div class="wide">\g<0></div>'),
]


def anchor(heading: str) -> str:
    """Give the anchor by which notebooks link to a heading, as JupyterLab makes it."""
    return heading.replace(" ", "-")


def change(body: str) -> str:
    """Give the content of a page with all changes made."""
    for found, better in CHANGES:
        body = re.sub(found, better, body, flags=re.DOTALL)
    return body


def setup(app):
    """Let Sphinx call `change` for each page."""

    def on_page(_app, _name, _template, context, _doctree):
        if "body" in context:
            context["body"] = change(context["body"])

    app.connect("html-page-context", on_page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
