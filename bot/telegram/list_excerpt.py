"""A list on a phone's screen: the beginnings of all its parts, or all of it, page by page."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.citation import cite_span, place_of
from bot.messages import telegram as messages
from bot.telegram.excerpt import MOST_MARKS, laid_out, marked, pages
from bot.telegram.richtext import ELLIPSIS, RichText, Span, Style, joined
from corpus.report import PassageKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answer import Quote, QuoteList
    from bot.telegram.cards import Hit, ListCard
    from bot.telegram.library import Library
    from corpus.report import Section

_ROOM = 3000
"""UTF-16 units of the parts in one message; leaves room for opening and citation."""
_LEAST, _MOST = 90, 400
"""Characters that are shown of the beginning of a part."""
_AROUND = 8
"""Units that a line takes besides its part: line feed, indent, dash and "…"."""
_LEAD = 300


@dataclass(frozen=True, slots=True)
class ShownList:
    """A list with its passages at hand; the attributes are those of ``ListCard``."""

    lead: Quote | None
    section: Section
    parts: tuple[tuple[Quote, int], ...]

    @classmethod
    def of(cls, card: ListCard, library: Library) -> ShownList | None:
        """Find the passages of a list; ``None`` if one of them is gone or has changed."""
        lead = _quote(card.lead, library) if card.lead else None
        found = [(_quote(hit, library), depth) for hit, depth in card.parts]
        parts = tuple((quote, depth) for quote, depth in found if quote is not None)
        if len(parts) < len(found) or (card.lead and lead is None):
            return None
        return cls(lead, parts[0][0].report.section(card.section), parts)

    @classmethod
    def quoted(cls, whole: QuoteList) -> ShownList:
        """Take a list from an answer."""
        return cls(whole.lead, whole.section, tuple((p.quote, p.depth) for p in whole.parts))

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """All its passages in order, the one that announces it first."""
        return (*([self.lead] if self.lead else []), *(quote for quote, _ in self.parts))

    @property
    def citation(self) -> str:
        """Where all of it stands."""
        first, *_, last = self.quotes
        return cite_span(first.report, first.passage, last.passage)

    def in_short(self) -> tuple[RichText, bool]:
        """Return the beginning of each part, and whether anything is left out.

        Where not even beginnings have room, it is said how many more parts there are, and up to
        where.
        """
        head = self._head()
        lines = [head] if head else []
        room = _ROOM - sum(line.length for line in lines)
        most = min(max(room // len(self.parts) - _AROUND, _LEAST), _MOST)
        cut = False
        for row, ((quote, depth), title) in enumerate(zip(self.parts, self._titles(), strict=True)):
            words, whole = _in_short(quote, most)
            line = RichText.of(title, _beginning(quote, depth), words)
            if row and line.length > room:
                lines.append(self._left(len(self.parts) - row))
                return _with_few_marks(joined(lines, "\n")), True
            cut = cut or not whole
            lines.append(line)
            room -= line.length + 1
        return _with_few_marks(joined(lines, "\n")), cut

    def _left(self, count: int) -> RichText:
        last = self.quotes[-1]
        return RichText.of(messages.more_of_list(count, place_of(last.report, last.passage)))

    def pages(self) -> list[RichText]:
        """Return the whole of it, each part with its place, cut into pages between parts."""
        result: list[list[RichText]] = []
        room = 0
        for piece in self._pieces():
            if piece.length + 2 > room:
                result.append([])
                room = _ROOM
            result[-1].append(piece)
            room -= piece.length + 2
        return [_with_few_marks(joined(page, "\n\n")) for page in result]

    def _head(self) -> RichText | None:
        """Return what announces the list: the end of its lead, or the title it stands under."""
        if self.lead is None:
            return RichText.of(self.section.heading) if self.section.heading else None
        text = laid_out(self.lead.passage)
        if len(text) <= _LEAD:
            return marked(text, self.lead.highlight)
        start = text.find(" ", len(text) - _LEAD) + 1
        inside = [(max(s - start, 0), e - start) for s, e in self.lead.highlight]
        return RichText.of(f"{ELLIPSIS} ", marked(text[start:], inside))

    def _titles(self) -> list[str]:
        """Return for each part the heading that stands between it and the part before."""
        first = self.lead.section if self.lead else self.section
        sections = [first, *(quote.section for quote, _ in self.parts)]
        return [
            f"{here.heading}\n" if here.key != before.key and here.heading else ""
            for before, here in pairwise(sections)
        ]

    def _pieces(self) -> Iterator[RichText]:
        """Give lead and parts whole, none longer than a page."""
        if self.lead is None:
            if head := self._head():
                yield head
        else:
            yield from _whole(self.lead, "")
        for (quote, depth), title in zip(self.parts, self._titles(), strict=True):
            yield from _whole(quote, title + _beginning(quote, depth))


def _in_short(quote: Quote, most: int) -> tuple[RichText, bool]:
    """Return the beginning of a passage, and whether that is all of it."""
    text = laid_out(quote.passage)
    start, end = pages(text, most)[0]
    words = marked(text[start:end], quote.highlight)
    return (words, True) if end == len(text) else (RichText.of(words, f" {ELLIPSIS}"), False)


def _whole(quote: Quote, before: str) -> Iterator[RichText]:
    text = laid_out(quote.passage)
    place = f" ({place_of(quote.report, quote.passage)})"
    ranges = pages(text, _ROOM - len(before) - len(place) - 2)
    for row, (start, end) in enumerate(ranges):
        inside = [(s - start, e - start) for s, e in quote.highlight if s < end and e > start]
        last = row + 1 == len(ranges)
        yield RichText.of(
            before if row == 0 else "", marked(text[start:end], inside), place if last else ""
        )


def _beginning(quote: Quote, depth: int) -> str:
    numbered = quote.passage.kind is PassageKind.NUMBERED_PARAGRAPH
    return "   " * depth + ("" if numbered else "– ")


def _quote(hit: Hit, library: Library) -> Quote | None:
    place = library.find(hit.passage, hit.fingerprint)
    return library.quote(place.report, place.passage, hit.highlight) if place else None


def _with_few_marks(text: RichText) -> RichText:
    """Return a text with no more in bold than Telegram takes in one message."""
    spans: Sequence[Span] = text.spans
    bold = [row for row, span in enumerate(spans) if span.style is Style.BOLD]
    plain = set(bold[MOST_MARKS:])
    return RichText(
        tuple(
            Span(span.text, quoted=span.quoted) if row in plain else span
            for row, span in enumerate(spans)
        )
    )
