"""Three survey files to try, all made up: where they are and what is odd about them.

They are written by ``python -m tools.example_surveys``.
"""

from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "data" / "examples"

EXAMPLES = {
    "hotel": ("hotel_survey.csv", "a hotel asks its guests; commas, one row of headings"),
    "software": ("software_sus.xlsx", "ten items of the System Usability Scale, an Excel file"),
    "awful": ("awful_export.csv", "semicolons, two heading rows, dates in two ways, and worse"),
}
"""Name of each example -> its file, and what it is."""


def example(name: str = "hotel") -> Path:
    """Give the path of an example file.

    Raises
    ------
    ValueError
        If there is no such example, or its file is missing.
    """
    if name not in EXAMPLES:
        raise ValueError(f"Found no example {name!r}; choose among {', '.join(EXAMPLES)}.")
    path = FOLDER / EXAMPLES[name][0]
    if not path.is_file():
        raise ValueError(f"The example {path} is missing; fetch the course again.")
    return path
