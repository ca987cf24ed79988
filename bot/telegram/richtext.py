"""Text with styles that can be measured, cut and rendered without ever breaking a tag."""

from __future__ import annotations

import html
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

TEXT_LIMIT = 4096
"""UTF-16 code units in a message, after Telegram has taken the tags out."""

ELLIPSIS = "…"

_UNSENDABLE = dict.fromkeys({*range(0x20), *range(0xD800, 0xE000)} - {ord("\n"), ord("\t")})


class Style(StrEnum):
    """The HTML tags the bot uses; ``PLAIN`` is none."""

    PLAIN = ""
    BOLD = "b"
    ITALIC = "i"
    CODE = "code"


def utf16_length(text: str) -> int:
    """Return the number of UTF-16 code units, which is what Telegram counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def sendable(text: str) -> str:
    """Return the text without what Telegram refuses: lone surrogates and control characters."""
    return text.translate(_UNSENDABLE)


def utf16_prefix(text: str, limit: int) -> str:
    """Return the longest prefix of at most ``limit`` UTF-16 code units."""
    if utf16_length(text) <= limit:
        return text
    used = 0
    for index, character in enumerate(text):
        used += 2 if ord(character) > 0xFFFF else 1
        if used > limit:
            return text[:index]
    return text


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style; neighbours with ``quoted`` share one block quotation."""

    text: str
    style: Style = Style.PLAIN
    quoted: bool = False

    def having(self, text: str) -> Span:
        """Return the same span with another text."""
        return Span(text, self.style, self.quoted)


@dataclass(frozen=True, slots=True)
class RichText:
    """Spans one after another."""

    spans: tuple[Span, ...] = ()

    @classmethod
    def of(cls, *parts: str | Span | RichText) -> RichText:
        """Join strings (plain), spans and rich texts; empty and unsendable parts go."""
        spans: list[Span] = []
        for part in parts:
            if isinstance(part, RichText):
                spans.extend(part.spans)
            else:
                spans.append(Span(part) if isinstance(part, str) else part)
        clean = (span.having(sendable(span.text)) for span in spans)
        return cls(tuple(span for span in clean if span.text))

    @property
    def plain(self) -> str:
        """The text without its styles."""
        return "".join(span.text for span in self.spans)

    @property
    def html(self) -> str:
        """The text as Telegram's HTML, everything escaped."""
        blocks = []
        for quoted, run in groupby(self.spans, key=lambda span: span.quoted):
            inner = "".join(_tagged(span) for span in run)
            blocks.append(f"<blockquote>{inner}</blockquote>" if quoted else inner)
        return "".join(blocks)

    @property
    def length(self) -> int:
        """UTF-16 code units of the text."""
        return sum(utf16_length(span.text) for span in self.spans)

    def cut(self, limit: int = TEXT_LIMIT) -> RichText:
        """Return the text shortened to ``limit`` UTF-16 code units, with "…" where it was cut."""
        if self.length <= limit:
            return self
        kept: list[Span] = []
        left = limit - 1
        for span in self.spans:
            text = utf16_prefix(span.text, left)
            kept.append(span.having(text))
            left -= utf16_length(text)
            if text != span.text:
                break
        return RichText.of(*kept, ELLIPSIS)


def _tagged(span: Span) -> str:
    text = html.escape(span.text, quote=False)
    return f"<{span.style}>{text}</{span.style}>" if span.style else text


def bold(text: str) -> Span:
    """Return bold text."""
    return Span(text, Style.BOLD)


def italic(text: str) -> Span:
    """Return slanted text."""
    return Span(text, Style.ITALIC)


def quoted(*parts: str | Span | RichText) -> RichText:
    """Return the parts inside one block quotation."""
    spans = RichText.of(*parts).spans
    return RichText(tuple(Span(span.text, span.style, quoted=True) for span in spans))


def joined(parts: Iterable[RichText], separator: str) -> RichText:
    """Join rich texts with a plain separator."""
    pieces: list[str | RichText] = []
    for part in parts:
        if pieces:
            pieces.append(separator)
        pieces.append(part)
    return RichText.of(*pieces)
