"""Groups are closed under the pairs that were joined, whatever their order."""

from hypothesis import given
from hypothesis import strategies as st

from coverstory.linking.joining import Joined

NAMES = "abcdefgh"
pairs = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=12)


def groups(joins):
    joined = Joined(NAMES)
    for one, other in joins:
        joined.join(one, other)
    return joined.groups()


@given(pairs, st.randoms())
def test_neither_order_nor_side_matters(joins, random):
    turned = [random.choice([(a, b), (b, a)]) for a, b in random.sample(joins, len(joins))]
    assert groups(turned) == groups(joins)


@given(pairs)
def test_what_is_joined_through_others_is_one(joins):
    home = {name: group for group in groups(joins) for name in group}
    assert all(home[one] == home[other] for one, other in joins)
    assert sorted(name for group in groups(joins) for name in group) == list(NAMES)
