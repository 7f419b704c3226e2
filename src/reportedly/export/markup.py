"""HTML and SVG that cannot be injected into: plain strings are always escaped, only what is built here is markup."""

from __future__ import annotations

from html import escape

_VOID = frozenset({"meta", "br", "hr"})
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(127, 160)), "\ufffd")


class Markup(str):
    """A string that is markup already."""

    __slots__ = ()


def text(value: str) -> Markup:
    """``value`` as characters of a page; control characters, which HTML forbids, become U+FFFD."""
    return value if isinstance(value, Markup) else Markup(escape(value.translate(_CONTROLS)))


def join(*parts: str) -> Markup:
    """Parts one after the other, plain ones escaped."""
    return Markup("".join(text(part) for part in parts))


def tag(name: str, /, *content: str, **attributes: str | float | None) -> Markup:
    """One element. An underscore at an attribute's end is dropped, others become hyphens; None leaves the attribute out."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{text(value if isinstance(value, str) else f"{value:g}")}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{name}{given}>" if name in _VOID else f"<{name}{given}>{join(*content)}</{name}>")
