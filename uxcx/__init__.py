"""UX and CX by the Numbers: the package behind the notebooks of the course."""

__version__ = "1.0.0"
