from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from reportedly.export.markup import join, tag


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_what_goes_in_as_characters_comes_out_as_characters(value):
    made = tag("p", value, title=value)
    assert made.count("<") == made.count(">") == 2
    assert unescape(made[made.index(">") + 1 : -4]) == value


def test_markup_is_not_escaped_twice_and_control_characters_are_replaced():
    assert join(tag("b", "a&b"), "<\x1b") == "<b>a&amp;b</b>&lt;\ufffd"


def test_an_attribute_that_is_none_is_left_out():
    assert tag("i", "x", class_="a", data_a=None, width=2.50) == '<i class="a" width="2.5">x</i>'
