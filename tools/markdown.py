"""The parts of a Markdown text that the contract looks at.

A thin layer over mistune, the parser that nbconvert uses too. A token is a dictionary with its
`type`, and `children` or `raw`.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import mistune

Token = dict[str, Any]

_parse = mistune.create_markdown(renderer=None, plugins=["table", "math"])
_HOLDERS = ("list", "list_item", "block_quote")


class Link(NamedTuple):
    """A link: the words a reader sees, and where it goes."""

    words: str
    target: str


def parse(source: str) -> list[Token]:
    """Cut a text into its blocks."""
    return [block for block in _parse(source) if block["type"] != "blank_line"]


def walk(tokens: Iterable[Token], *types: str) -> Iterator[Token]:
    """Find all tokens of these types, at any depth, in reading order."""
    for token in tokens:
        if token["type"] in types:
            yield token
        yield from walk(token.get("children", ()), *types)


def text(token: Token, code: str | None = None) -> str:
    """Give the words of a token, without marks, comments, pictures and formulas.

    Parameters
    ----------
    token
        A block or a part of a line.
    code
        What to put where code stands in the line; the code itself unless given.
    """
    kind = token["type"]
    if kind == "codespan" and code is not None:
        return code
    if kind in ("softbreak", "linebreak"):
        return " "
    if kind in ("inline_html", "block_html", "image", "inline_math", "block_math"):
        return ""
    if "children" in token:
        joint = " " if kind in (*_HOLDERS, "table_row") else ""
        return joint.join(text(child, code) for child in token["children"])
    return token.get("raw", "")


def links(token: Token) -> list[Link]:
    """List the links of a token."""
    return [Link(text(one), one["attrs"]["url"]) for one in walk([token], "link")]


def paragraphs(blocks: Iterable[Token], quotes: bool = True) -> Iterator[Token]:
    """Find what is read as running text: paragraphs and list items, with or without quotes."""
    for block in blocks:
        if block["type"] in ("paragraph", "block_text"):
            yield block
        elif block["type"] in _HOLDERS and (quotes or block["type"] != "block_quote"):
            yield from paragraphs(block["children"], quotes)


def html(blocks: Iterable[Token]) -> str:
    """Join the HTML that stands between the Markdown."""
    return "\n".join(part["raw"] for part in walk(blocks, "inline_html", "block_html"))
