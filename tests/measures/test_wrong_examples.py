"""Mistakes found in public calculators and scripts, and that the measures do not make them."""

import math

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from uxcx.measures import nps, proportions, satisfaction, stars, sus, two_proportions

Z = 1.959964


def test_adjusted_wald_adds_z_squared_people_and_not_two_z():
    right = (4 + Z**2 / 2) / (5 + Z**2)
    slip = (4 + Z) / (5 + 2 * Z)
    ours = proportions.wilson_point(4, 5)
    assert ours == pytest.approx(right, abs=1e-6)
    assert abs(ours - slip) > 0.001
    half = Z * math.sqrt(right * (1 - right) / (5 + Z**2))
    assert proportions.adjusted_wald(4, 5).low == pytest.approx(right - half, abs=1e-6)


def test_no_item_of_sus_adds_more_than_4_points_and_no_mean_passes_100():
    everybody_at_the_top = [[5, 1] * 5] * 8
    assert sus.contributions(everybody_at_the_top).max() == 4
    slip = np.mean(everybody_at_the_top, axis=0).sum() * 2.5  # nothing reversed
    assert slip == 75
    assert sus.mean(sus.score(everybody_at_the_top)).estimate == 100


def test_limits_stand_in_order_also_where_the_score_is_negative():
    unhappy = nps.Counts(1, 2, 17)
    for estimate in (nps.wald(unhappy), nps.adjusted_wald(unhappy), nps.iterative(unhappy)):
        assert estimate.low < estimate.estimate < estimate.high < 0
    change = two_proportions.difference(15, 20, 5, 20)
    assert change.low < change.estimate < change.high < 0


def test_a_blank_is_in_no_base():
    answers = [5, 5, 1, 1, None, math.nan]
    kept = satisfaction.csat(answers, missing="drop")
    assert (kept.estimate, kept.n, kept.dropped) == (0.5, 4, 2)
    groups = nps.counts([10, 10, 0, None], missing="drop")
    assert (groups.n, groups.dropped) == (3, 1)
    assert nps.score(groups) == pytest.approx(100 / 3)


def test_the_rating_counts_and_never_its_place_in_the_list_or_its_label():
    ratings = [9, 9, 9]  # at the places 0, 1 and 2
    assert nps.score(ratings) == 100
    assert nps.score(pd.Series(ratings, index=[0, 1, 2])) == 100
    assert nps.score(pd.Series(ratings, index=["a", "b", "c"])) == 100
    only_twos = stars.distribution([2, 2])
    assert only_twos.counts == (0, 2, 0, 0, 0)


def test_the_n_minus_1_test_shrinks_chi_square_and_does_not_swell_it():
    table = [[12, 8], [5, 15]]
    plain = stats.chi2_contingency(table, correction=False).statistic
    ours = two_proportions.difference(12, 20, 5, 20).statistic ** 2
    assert ours == pytest.approx(plain * 39 / 40)
    assert ours < plain
