"""The measures of clusterings, against examples of the literature that were worked out by hand."""

import pytest

from bench.measures import Score, b_cubed, ceaf_e, clusters, conll, muc, pairs


def cut(text):
    """Clusters of letters: "ab c" is {a, b} and {c}."""
    return [frozenset(word) for word in text.split()]


BAGGA = "12345 67 89ABC"
"""The truth of Bagga and Baldwin 1998 and of Luo 2005."""
NEXT = "12345 6789ABC"
FAR = "1234589ABC 67"
ONE = "123456789ABC"
APART = "1 2 3 4 5 6 7 8 9 A B C"
PRADHAN = ("abc defg", "ab cd fghi")
"""The example of Pradhan et al. 2014: either side holds what the other does not."""


@pytest.mark.parametrize(
    ("measure", "true", "found", "precision", "recall"),
    [
        # Nine links of truth; one more joins the two clusters that were put into one.
        (muc, BAGGA, NEXT, 9 / 10, 1),
        (muc, BAGGA, FAR, 9 / 10, 1),
        (muc, BAGGA, ONE, 9 / 11, 1),
        (muc, BAGGA, APART, 0, 0),
        # (5 * 5/5 + 2 * 2/7 + 5 * 5/7) / 12, and (10 * 5/10 + 2 * 2/2) / 12.
        (b_cubed, BAGGA, NEXT, 16 / 21, 1),
        (b_cubed, BAGGA, FAR, 7 / 12, 1),
        # (5 * 5 + 2 * 2 + 5 * 5) / 12 / 12, and three clusters over twelve things.
        (b_cubed, BAGGA, ONE, 54 / 144, 1),
        (b_cubed, BAGGA, APART, 1, 3 / 12),
        # Similarities 1 and 10/12; 10/15 and 1; 10/17; 2/6, 2/3 and 2/6.
        (ceaf_e, BAGGA, NEXT, (1 + 10 / 12) / 2, (1 + 10 / 12) / 3),
        (ceaf_e, BAGGA, FAR, (10 / 15 + 1) / 2, (10 / 15 + 1) / 3),
        (ceaf_e, BAGGA, ONE, 10 / 17, 10 / 17 / 3),
        (ceaf_e, BAGGA, APART, 4 / 3 / 12, 4 / 3 / 3),
        # Of 10 + 1 + 10 true pairs all are found: among 10 + 21, 45 + 1 and 66.
        (pairs, BAGGA, NEXT, 21 / 31, 1),
        (pairs, BAGGA, FAR, 21 / 46, 1),
        (pairs, BAGGA, ONE, 21 / 66, 1),
        (pairs, BAGGA, APART, 0, 0),
        # Kept links: a-b and f-g, of 2 + 3 and of 1 + 1 + 3.
        (muc, *PRADHAN, 2 / 5, 2 / 5),
        # (1 + 1 + 1/2 + 1/2 + 1/2 + 1/2) / 8, and (2/3 + 2/3 + 1/3 + 1/4 + 0 + 1/2 + 1/2) / 7.
        (b_cubed, *PRADHAN, 1 / 2, 35 / 12 / 7),
        # {a, b} with {a, b, c}: 4/5; {f, g, h, i} with {d, e, f, g}: 4/8.
        (ceaf_e, *PRADHAN, 1.3 / 3, 1.3 / 2),
        (pairs, *PRADHAN, 2 / 8, 2 / 9),
    ],
)
def test_a_measure_gives_what_the_literature_has(measure, true, found, precision, recall):
    score = measure(cut(true), cut(found))
    assert (score.precision, score.recall) == pytest.approx((precision, recall))


@pytest.mark.parametrize(
    ("measure", "found", "f1"),
    [  # The table of Luo 2005.
        (muc, NEXT, 0.947),
        (muc, ONE, 0.900),
        (b_cubed, NEXT, 0.865),
        (b_cubed, FAR, 0.737),
        (b_cubed, ONE, 0.545),
        (b_cubed, APART, 0.400),
        (ceaf_e, NEXT, 0.733),
        (ceaf_e, FAR, 0.667),
        (ceaf_e, ONE, 0.294),
        (ceaf_e, APART, 0.178),
    ],
)
def test_f1_is_that_of_the_published_table(measure, found, f1):
    assert measure(cut(BAGGA), cut(found)).f1 == pytest.approx(f1, abs=0.0006)


def test_the_conll_score_is_the_mean_of_three():
    assert conll(cut(BAGGA), cut(NEXT)) == pytest.approx((18 / 19 + 32 / 37 + 11 / 15) / 3)


@pytest.mark.parametrize("measure", [muc, b_cubed, ceaf_e, pairs])
def test_what_is_found_exactly_scores_one_and_nothing_scores_none(measure):
    assert measure(cut(BAGGA), cut(BAGGA)) == Score(1, 1)
    assert measure([], []).f1 == measure(cut(BAGGA), []).f1 == 0


def test_pairs_may_be_counted_in_part():
    assert pairs(cut("ab1"), cut("ab 1"), lambda pair: "1" not in pair) == Score(1, 1)
    assert pairs(cut("ab1"), cut("ab 1"), lambda pair: "1" in pair) == Score(0, 0)


def test_clusters_are_read_off_their_names():
    assert set(clusters({"a": 1, "b": 2, "c": 1})) == {frozenset("ac"), frozenset("b")}
