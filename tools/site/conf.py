"""Settings of Sphinx for the HTML edition. Nothing here may make a page ask the network."""

project = "UX and CX by the Numbers"
author = "the course team"
language = "en"

extensions = ["myst_nb", "tools.site.pages"]
templates_path = ["templates"]
html_static_path = ["static"]
# Only for its search page; `templates` and `static` hold the rest. Of the themes that were tried,
# one had a menu for phones that no keyboard could open, another was wider than a phone.
html_theme = "basic"

# Pages show what the notebooks store. A panel needs a kernel; its still picture does not.
nb_execution_mode = "off"
nb_ipywidgets_js = {}
nb_mime_priority_overrides = [
    ("html", "application/vnd.jupyter.widget-view+json", None),
    ("html", "text/html", 0),
]

# Read text as JupyterLab does: its anchors for headings, and no dialect of Sphinx beyond that.
myst_enable_extensions = []
myst_heading_anchors = 4
myst_heading_slug_func = "tools.site.pages.anchor"
smartquotes = False

html_copy_source = False
html_domain_indices = False
html_permalinks = False
html_show_search_summary = False  # it would fetch the pages, and browsers forbid that in a folder
html_use_index = False

suppress_warnings = ["misc.highlighting_failure"]  # the diagram in the data card is no program
