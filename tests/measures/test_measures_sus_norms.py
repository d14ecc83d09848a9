"""Grades, percentiles, adjectives and cut-offs: no gaps, no jumps backwards, clear refusals."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from uxcx.measures import sus, sus_norms

SCORE = st.floats(0, 100)
ORDER = [grade for grade, *_ in sus_norms.GRADES]
LOOK_UPS = [
    sus_norms.grade,
    sus_norms.percentile,
    sus_norms.adjective,
    sus_norms.acceptability,
    sus_norms.likelihood_to_recommend,
]


def test_the_bands_touch_at_one_decimal():
    for (_, _, high, _, top), (_, low, _, bottom, _) in zip(
        sus_norms.GRADES, sus_norms.GRADES[1:], strict=False
    ):
        assert low == pytest.approx(high + 0.1)
        assert bottom == top + 1


@given(SCORE, SCORE)
def test_a_better_score_never_reads_worse(one, other):
    low, high = sorted((one, other))
    assert ORDER.index(sus_norms.grade(low).value) <= ORDER.index(sus_norms.grade(high).value)
    for method in ("table", "curve"):
        worse, better = (sus_norms.percentile(x, method).value for x in (low, high))
        assert 0 <= worse <= better <= 100
    words = [name for name, _ in sus_norms.ADJECTIVES]
    assert words.index(sus_norms.adjective(low).value) <= words.index(
        sus_norms.adjective(high).value
    )
    levels = ["not acceptable", "marginal", "acceptable"]
    for cutoffs in sus_norms.ACCEPTABILITY:
        worse, better = (sus_norms.acceptability(x, cutoffs).value for x in (low, high))
        assert levels.index(worse) <= levels.index(better)


@given(st.integers(0, 1000), st.floats(-0.0499, 0.0499))
def test_the_score_is_rounded_to_one_decimal_before_it_is_graded(tenths, off):
    near = min(100.0, max(0.0, tenths / 10 + off))
    assert sus_norms.grade(near).value == sus_norms.grade(tenths / 10).value


def test_exactly_between_two_decimals_the_better_one_counts():
    for tenths in range(1000):
        halfway = float(f"{tenths // 10}.{tenths % 10}5")
        assert sus_norms.grade(halfway).value == sus_norms.grade((tenths + 1) / 10).value


@given(SCORE)
def test_the_percentile_stays_near_the_band_of_its_grade(score):
    """The two printed tables round differently; they never disagree by more than 1.5."""
    low, high = next(
        (low, high)
        for grade, _, _, low, high in sus_norms.GRADES
        if grade == sus_norms.grade(score).value
    )
    assert low - 1.5 <= sus_norms.percentile(score).value <= high + 2
    assert sus_norms.percentile(score, "curve").value == pytest.approx(
        sus_norms.percentile(score).value, abs=3.5
    )


def test_a_normal_curve_is_not_what_we_use():
    """Normal(68, 12.5) puts 52 at the 10th percentile; 15 is printed."""
    assert sus_norms.percentile(52).value == 15
    assert sus_norms.percentile(75).value == 73


def test_printed_points_and_lines_between_them_are_told_apart():
    assert "line between" not in str(sus_norms.percentile(68))
    assert "line between" in str(sus_norms.percentile(68.5))
    assert sus_norms.percentile(68.5).value == 51.5
    assert "not a published point" in str(sus_norms.percentile(68, method="curve"))
    assert sus_norms.percentile(100, method="curve").value == 100, "clipped"


def test_three_rules_give_71_three_fates():
    fates = {name: sus_norms.acceptability(71.05, name).value for name in sus_norms.ACCEPTABILITY}
    assert fates == {"measuringu": "acceptable", "bangor": "acceptable", "toolkit": "marginal"}
    assert sus_norms.acceptability(70, "bangor").value == "marginal"
    assert sus_norms.acceptability(50, "bangor").value == "marginal"
    assert sus_norms.acceptability(49.99, "bangor").value == "not acceptable"


@pytest.mark.parametrize("look_up", LOOK_UPS)
def test_the_interval_is_read_too(look_up):
    estimate = sus.mean([100, 97.5, 70, 60])
    reading = look_up(estimate)
    assert reading.value == look_up(estimate.estimate).value
    assert reading.low == look_up(estimate.low).value
    assert reading.high == look_up(100).value, "a limit past the scale reads as its end"
    assert "95 % confident" in str(reading)
    assert look_up(sus.mean([70])).low is None, "no interval, nothing to read"


def test_readings_are_sentences():
    assert str(sus_norms.grade(sus.mean([70, 75, 80, 85]))) == (
        "SUS 77.5 points out of 100: grade B+; 95 % confident between C and A+ (curved grading "
        "scale of Sauro and Lewis). This grade stands for the percentiles 80 to 84."
    )
    assert "confident of acceptable" in str(sus_norms.acceptability(sus.mean([90, 91, 92])))


@pytest.mark.parametrize("look_up", LOOK_UPS)
@pytest.mark.parametrize("score", [-0.1, 100.1, math.nan, math.inf, "80", None, True, [80]])
def test_what_is_no_score_is_refused(look_up, score):
    with pytest.raises(ValueError, match=r"^Found .*from 0 to 100; give the mean .*\.$"):
        look_up(score)


def test_unknown_choices_are_refused():
    with pytest.raises(ValueError, match='"table" or "curve"'):
        sus_norms.percentile(70, method="normal")
    with pytest.raises(ValueError, match='"measuringu", "bangor" or "toolkit"'):
        sus_norms.acceptability(70, cutoffs="nng")


@given(SCORE)
def test_the_recommendation_has_a_limited_range(score):
    reading = sus_norms.likelihood_to_recommend(score)
    assert 1.33 <= reading.value <= 9.33 + 1e-9
    assert "not for one person" in str(reading)


def test_numpy_numbers_are_scores():
    assert sus_norms.grade(np.float32(68)).value == sus_norms.grade(np.int64(68)).value == "C"
