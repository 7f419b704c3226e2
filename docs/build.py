"""Builds the manual: python docs/build.py OUT writes each page of docs/ as HTML; stops at a dead link."""

import html
import os
import re
import shutil
import sys
from pathlib import Path

from markdown_it import MarkdownIt

DOCS = Path(__file__).resolve().parent
LINK = re.compile(r'href="(?!https?:|#)([^"#]+)(#[^"]*)?"')
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title><style>
body {{ font: 1rem/1.55 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #222 }}
pre {{ background: #f3f3f0; padding: .8rem; overflow-x: auto }} code {{ font-size: .92em }} a {{ color: #0b5394 }}
table {{ border-collapse: collapse; text-align: left }}
th, td {{ border-bottom: 1px solid #ccc; padding: .25rem .6rem .25rem 0; vertical-align: top }}
</style></head><body><nav><a href="{index}">reportedly</a></nav><main>
{body}</main></body></html>
"""


def page(source: Path, out: Path) -> list[str]:
    """Writes one page and gives its dead links."""
    text = source.read_text(encoding="utf-8")
    dead = []

    def link(match: re.Match[str]) -> str:
        target = (source.parent / match[1]).resolve()
        if not target.exists():
            dead.append(f"{source.relative_to(DOCS)}: {match[1]}")
        if target.is_relative_to(DOCS):
            return f'href="{re.sub(r"[.]md$", ".html", match[1])}{match[2] or ""}"'
        return match[0]

    body = LINK.sub(link, MarkdownIt().enable("table").render(text))
    title = html.escape(text.partition("\n")[0].lstrip("# ").replace("`", ""))
    target = out / source.relative_to(DOCS).with_suffix(".html")
    target.parent.mkdir(parents=True, exist_ok=True)
    index = os.path.relpath(DOCS / "index.html", source.parent)
    target.write_text(PAGE.format(title=title, body=body, index=index), encoding="utf-8")
    return dead


def main() -> int:
    """Writes all pages; 1 if a link is dead."""
    out = Path(sys.argv[1])
    sources = sorted(DOCS.rglob("*.md"))
    dead = [line for source in sources for line in page(source, out)]
    for picture in DOCS.rglob("*.svg"):
        shutil.copy(picture, out / picture.relative_to(DOCS))
    print("\n".join([*(f"dead link: {line}" for line in dead), f"{len(sources)} pages in {out}"]))
    return 1 if dead else 0


if __name__ == "__main__":
    sys.exit(main())
