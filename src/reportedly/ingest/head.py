"""What a page says of itself in its head: title, day of publication, outlet, address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from reportedly.ingest.metadata import Found

_PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "publish_date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "sailthru.date",
    "parsely-pub-date",
    "article.published",
    "article_date_original",
    "citation_publication_date",
    "timestamp",
    "rnews:datepublished",
    "article:published",
    "originalpublicationdate",
    "cxenseparse:recs:publishtime",
    "bt:pubdate",
)
"""Names of meta elements that hold the day of publication, best first (Open Graph, schema.org, Dublin Core)."""
_ISO = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?=\D|$|\d{6})")
_IN_URL = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?:/|-|$)")


def head(tree: Any, url: str) -> Found:
    """The metadata of a page (an lxml element). ``url`` is its address if that was given."""
    metas = _metas(tree)
    linked = [x for node in tree.iterfind(".//script[@type='application/ld+json']") for x in _linked(node.text)]
    canonical = tree.xpath("string((//link[@rel='canonical'])[1]/@href)")
    address = metas.get("og:url") or canonical
    day, note = _published(tree, metas, linked, url or address)
    headline = next((x["headline"] for x in linked if isinstance(x.get("headline"), str)), "")
    title = metas.get("og:title") or headline or metas.get("title") or (tree.findtext(".//title") or "")
    site = metas.get("og:site_name") or metas.get("application-name") or ""
    return Found(" ".join(title.split()), day, note, address if address.startswith("http") else "", site)


def _metas(tree: Any) -> dict[str, str]:
    """The first content of every named meta element, by lower-cased name."""
    found: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = (node.get("property") or node.get("name") or node.get("itemprop") or "").casefold()
        content = (node.get("content") or "").strip()
        if name and content:
            found.setdefault(name, content)
    return found


def _linked(text: str | None) -> Iterator[dict[str, Any]]:
    """The objects of one JSON-LD script, those of its graph and lists too; none if it is no JSON."""
    try:
        todo = [json.loads(text or "")]
    except (ValueError, RecursionError):
        return
    while todo:
        item = todo.pop(0)
        if isinstance(item, list):
            todo += item
        elif isinstance(item, dict):
            yield item
            todo += [item[k] for k in ("@graph", "mainEntity", "mainEntityOfPage") if isinstance(item.get(k), (list, dict))]


def _published(tree: Any, metas: dict[str, str], linked: list[dict[str, Any]], url: str) -> tuple[date | None, str]:
    """The day of publication and where it stood."""
    tries = [(x.get("datePublished"), "JSON-LD datePublished") for x in linked]
    tries += [(metas.get(name), f"meta {name}") for name in _PUBLISHED]
    tries += [
        (node.get("datetime") or node.get("content"), "itemprop datePublished")
        for node in tree.xpath("//*[@itemprop='datePublished']")
    ]
    places = ("//article//time", "//main//time", "//time")
    tries += [(node.get("datetime"), "time element") for place in places for node in tree.xpath(place)[:1]]
    for written, note in tries:
        if isinstance(written, str) and (day := _day(_ISO.match(written.strip()))):
            return day, f"{note}: {written.strip()}"
    in_url = _IN_URL.search(url)
    day = _day(in_url)
    return (day, f"address: {in_url[0].strip('/')}") if in_url and day else (None, "")


def _day(found: re.Match[str] | None) -> date | None:
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None
