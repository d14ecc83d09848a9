"""Every colour of the course: enough contrast, and apart for every kind of eye."""

from itertools import combinations

import numpy as np
import pytest

from uxcx.figures import palette

# How people with little red, green or blue sight see linear RGB: Machado, Oliveira and
# Fernandes (2009), full severity.
SIGHT = {
    "normal": np.eye(3),
    "protan": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
               [-0.003882, -0.048116, 1.051998]],
    "deutan": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
               [-0.011820, 0.042940, 0.968881]],
    "tritan": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
               [0.004733, 0.691367, 0.303900]],
}  # fmt: skip


def linear(colour):
    channels = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def contrast_on_white(colour):
    return 1.05 / (linear(colour) @ [0.2126, 0.7152, 0.0722] + 0.05)


def lab(rgb):
    xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722],
                    [0.0193, 0.1192, 0.9505]]) @ np.clip(rgb, 0, 1)  # fmt: skip
    f = np.cbrt(xyz / [0.9505, 1, 1.089])
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def distance(one, other, sight):
    matrix = np.array(SIGHT[sight])
    return np.linalg.norm(lab(matrix @ linear(one)) - lab(matrix @ linear(other)))


TEXT = [palette.INK, *palette.GROUPS, *palette.NPS_ZONES.values(), palette.CORRECT, palette.NOT_YET]


def test_the_formula_gives_the_published_contrast():
    assert contrast_on_white("#767676") == pytest.approx(4.5422, abs=1e-4)
    assert contrast_on_white("#949494") == pytest.approx(3.0335, abs=1e-4)


@pytest.mark.parametrize("colour", TEXT)
def test_colours_that_also_write_text_reach_four_and_a_half(colour):
    assert contrast_on_white(colour) >= 4.5


@pytest.mark.parametrize("colour", palette.LINES)
def test_colours_of_lines_reach_three(colour):
    assert contrast_on_white(colour) >= 3


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize(
    ("colours", "least"),
    [
        (palette.GROUPS, 80),
        (tuple(palette.NPS_ZONES.values()), 30),
        ((palette.CORRECT, palette.NOT_YET), 80),
        (palette.LINES, 15),
    ],
)
def test_neighbours_stay_apart_for_every_eye(colours, least, sight):
    assert min(distance(a, b, sight) for a, b in combinations(colours, 2)) >= least


def test_every_line_has_a_marker_of_its_own():
    assert len(set(palette.MARKERS)) == len(palette.MARKERS) == len(palette.LINES)
