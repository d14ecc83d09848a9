"""Where people click: density on a grid, share of the clicks inside an area.

Positions are pixels, or shares of the page from 0 to 1; y counts from the top. A dense spot is
where people clicked, not where they looked, and not where they were content.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import numpy as np

from uxcx.measures.foundations.estimate import Estimate, Result
from uxcx.measures.foundations.pairs import read_pairs
from uxcx.measures.foundations.scale import Scale, blocks
from uxcx.measures.foundations.wording import number
from uxcx.measures.proportions import adjusted_wald

POSITIONS = Scale("x position"), Scale("y position")


@dataclass(frozen=True)
class ClickDensity(Result):
    """Clicks counted in the cells of a grid.

    Attributes
    ----------
    counts : numpy.ndarray of int, shape (rows, columns)
        Clicks in each cell; row 0 is the top of the page.
    area : tuple of four floats
        Left, top, right and bottom of the grid.
    dropped : int
        Clicks without a position that the caller chose to leave out.
    """

    counts: np.ndarray = field(repr=False, compare=False)
    area: tuple[float, float, float, float]
    dropped: int = 0
    note: str = ""

    @property
    def n(self) -> int:
        """All clicks in the grid."""
        return int(self.counts.sum())

    @property
    def shares(self) -> np.ndarray:
        """Share of all clicks in each cell."""
        return self.counts / self.n

    @property
    def densest(self) -> tuple[int, int]:
        """Row and column of the cell with most clicks."""
        row, column = np.unravel_index(self.counts.argmax(), self.counts.shape)
        return int(row), int(column)

    def __str__(self) -> str:
        """Say the result in a sentence."""
        rows, columns = self.counts.shape
        row, column = self.densest
        most = int(self.counts.max())
        return (
            f"{self.n:,} clicks in {rows} rows and {columns} columns: most in row {row + 1} from "
            f"the top, column {column + 1} from the left, with {most:,} "
            f"({number(most / self.n, 'share', 1)}); even would be "
            f"{number(1 / self.counts.size, 'share', 1)}.{self.remarks()}"
        )


def click_density(
    x: Iterable,
    y: Iterable,
    rows: int = 20,
    columns: int = 10,
    area: tuple[float, float, float, float] = (0, 0, 1, 1),
    missing: str = "refuse",
) -> ClickDensity:
    """Count clicks in the cells of a grid.

    Parameters
    ----------
    x, y : list, array or Series of numbers
        Positions inside `area`.
    rows, columns : int
        Cells from top to bottom and from left to right.
    area : tuple of four floats
        Left, top, right and bottom of the page, in the unit of the positions.
    missing : {"refuse", "drop"}
        Whether a click without a position stops the count, or is left out and counted.

    Raises
    ------
    ValueError
        If a position is blank or outside the area, or the grid makes no sense.

    Notes
    -----
    A cell holds its left and top edge; the last cells hold the right and bottom edge too.

    Source: two-dimensional histogram, as `numpy.histogram2d`.
    Dispute: The picture depends on the cells: few hide spots, many turn chance into spots. Give
    n with it, and never mix phones and desktops in one grid.
    Recomputed cases: density_by_hand.
    """
    if min(rows, columns) < 1 or rows != int(rows) or columns != int(columns):
        raise ValueError(f"Found {rows} rows and {columns} columns; write whole numbers from 1 up.")
    left, top, right, bottom = _area(area)
    clicks = read_pairs(x, y, POSITIONS, missing, ("x", "y"))
    counts = np.zeros(rows * columns, np.int64)
    for bx, by in zip(blocks(clicks.first), blocks(clicks.second), strict=True):
        inside = (bx >= left) & (bx <= right) & (by >= top) & (by <= bottom)
        if not inside.all():
            at = int(np.argmin(inside))
            raise ValueError(
                f"Found a click at x = {bx[at]:g}, y = {by[at]:g}, outside the area {area}; "
                "write the area that holds the page, as (left, top, right, bottom)."
            )
        column = np.minimum((bx - left) * (columns / (right - left)), columns - 1).astype(np.intp)
        row = np.minimum((by - top) * (rows / (bottom - top)), rows - 1).astype(np.intp)
        counts += np.bincount(row * columns + column, minlength=counts.size)
    return ClickDensity(counts.reshape(rows, columns), (left, top, right, bottom), clicks.dropped)


def share_in_area(
    x: Iterable,
    y: Iterable,
    area: tuple[float, float, float, float],
    confidence: float = 0.95,
    missing: str = "refuse",
) -> Estimate:
    """Return the share of clicks inside a rectangle, edges included.

    Parameters
    ----------
    x, y : list, array or Series of numbers
        Positions of all clicks.
    area : tuple of four floats
        Left, top, right and bottom, in the unit of the positions.
    confidence : float
        Share between 0 and 1.
    missing : {"refuse", "drop"}
        Whether a click without a position stops the count, or is left out and counted.

    Raises
    ------
    ValueError
        If a position is blank, or the area makes no sense.

    Notes
    -----
    Source: a share with the interval of Agresti & Coull (1998), The American Statistician
    52:119-126.
    Dispute: The interval takes clicks for independent. Count people who clicked there instead
    where a few click often.
    Recomputed cases: area_by_hand.
    """
    left, top, right, bottom = _area(area)
    clicks = read_pairs(x, y, POSITIONS, missing, ("x", "y"))
    inside = 0
    for bx, by in zip(blocks(clicks.first), blocks(clicks.second), strict=True):
        hit = (bx >= left) & (bx <= right) & (by >= top) & (by <= bottom)
        inside += int(np.count_nonzero(hit))
    share = adjusted_wald(inside, clicks.n, confidence)
    return replace(share, name="Clicks in the area", dropped=clicks.dropped)


def _area(area) -> tuple[float, float, float, float]:
    if len(area) != 4 or not (area[0] < area[2] and area[1] < area[3]):
        raise ValueError(
            f"Found the area {area}; write (left, top, right, bottom), with left below right and "
            "top below bottom, since y counts from the top."
        )
    return tuple(float(edge) for edge in area)
