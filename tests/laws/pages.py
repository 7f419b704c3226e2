"""Reports made up at random: news sentences over real towns, with the marks, spaces and noise that pages have."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

_TOWNS = st.sampled_from(["Lille", "Porto", "Springfield", "São Paulo", "Qom", "Gdańsk", "Malmö", "Tripoli", "Atlantis"])
_WHO = st.sampled_from(["Rebels", "Police", "the Harbour Front", "protesters", "Mayor Lena Holt", "villagers", "The army"])
_NAMES = st.sampled_from(["Dana Orr", "General Omar Vey", "a spokesman", "the ministry", "Müller-Łoś", "he"])
_DAYS = st.sampled_from(
    ["on Monday", "on 3 May 2021", "last month", "between 26 June and 24 June", "in 1999", "at dawn", "two days ago"]
)
_MANY = st.sampled_from(["three", "at least 12", "dozens of", "1,200", "between 30 and 40", "no", "14"])
_QUOTES = st.sampled_from(["“%s”", '"%s"', "‘%s’", '“%s"', "«%s»", "%s"])
_NOISE = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12)
_GAPS = st.sampled_from([" ", "\n", "\n\n", "\u00a0", "  ", " – ", "\r\n", "\u2028"])
_HEADS = st.sampled_from(
    ["Riots in %s\n\n", "%s, May 4 (Northern Wire) – ", "By Ada Quill\n\n%s – ", "", "Home / News\n728 x 90\n%s burns\n\n"]
)


@st.composite
def _sentences(draw: st.DrawFn) -> str:
    who, name, town, day, many = draw(_WHO), draw(_NAMES), draw(_TOWNS), draw(_DAYS), draw(_MANY)
    told = draw(
        st.sampled_from(
            [
                f"{who} killed {many} soldiers in {town} {day}.",
                f"{who} denied that {many} people had been arrested in {town}, which lies 40 km from Porto.",
                f"{name} said {day} that {who} would attack {town}.",
                f"{draw(_QUOTES) % f'We torched the depot in {town}'}, {name} told the Lakeside Post {day}.",
                f"According to {name}, {who} threatened to kidnap {many} judges.",
                f"If {who} march on {town}, {name} warned, {many} troops will be deployed {day}.",
                f"The so-called mayor of {town} praised the martyrs, and {who} chanted {draw(_QUOTES) % 'Down with it'}.",
                f"{name}: {draw(_QUOTES) % f'the {who} must leave {town}’s old town'}",
                f"The {who} have more than {many} members, {name} claimed.",
            ]
        )
    )
    return told + draw(st.sampled_from(["", "", "", " " + draw(_NOISE)]))


@st.composite
def texts(draw: st.DrawFn) -> str:
    """The text of one page, mostly English."""
    head = draw(_HEADS)
    start = head % draw(_TOWNS) if "%s" in head else head
    return start + "".join(s + draw(_GAPS) for s in draw(st.lists(_sentences(), min_size=2, max_size=6)))


PUBLISHED = st.none() | st.dates(date(1990, 1, 1), date(2030, 1, 1))
