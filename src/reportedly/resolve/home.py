"""Which country a report's outlet is of, as far as the outlets register or its address tells."""

from __future__ import annotations

from urllib.parse import urlsplit

from reportedly.lexicon import load
from reportedly.types.field import Field
from reportedly.types.text import Document, Source

_CODE_LENGTH = 2


def home(document: Document) -> str:
    """The ISO 3166-1 alpha-2 code of the outlet's country in the register, else of the domain of the report's address.

    "" where neither tells one. Domains that are sold to anyone (".tv", ".me") tell none.
    """
    if isinstance(document.source, Source) and isinstance(document.source.country, str):
        return document.source.country
    if not isinstance(document.url, Field):
        return ""
    try:
        host = urlsplit(document.url.value).hostname or ""
    except ValueError:
        return ""
    domain, table = host.rpartition(".")[2], load("domains")
    if len(domain) != _CODE_LENGTH or not domain.isalpha() or domain in table["sold_to_anyone"]:
        return ""
    code: str = table["countries"].get(domain, domain.upper())
    return code
