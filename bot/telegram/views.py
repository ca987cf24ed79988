"""An answer as a message with its buttons."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.answer import Refusal
from bot.citation import name_report
from bot.messages import telegram as messages
from bot.messages.answers import REFUSED, understood_as
from bot.overview import held
from bot.telegram.aim import Aim, Mode
from bot.telegram.delivery import View
from bot.telegram.excerpt import first_words, is_long, laid_out, marked, pages, shortened
from bot.telegram.keyboard import button, keyboard
from bot.telegram.list_excerpt import ShownList
from bot.telegram.richtext import ELLIPSIS, RichText, Span, Style, bold, italic, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram import InlineKeyboardButton, InlineKeyboardMarkup

    from bot.answer import Quote
    from bot.telegram.cards import Card, Hit
    from bot.telegram.library import Library, Place
    from bot.telegram.names import Names

_MOST_ITEMS = 6
_MOST_LACKING = 4
_PAGE = 3000
"""UTF-16 units of one page of a text; leaves room for its citation."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage chosen for showing."""

    quote: Quote
    place: Place


@dataclass(frozen=True, slots=True)
class Shelf:
    """The reports, and the numbers that buttons use for their parts."""

    library: Library
    names: Names

    def buttons(
        self, card: Card, aim: Aim, shown: Shown, page_count: int
    ) -> InlineKeyboardMarkup | None:
        """Return the buttons under a passage."""
        return keyboard(
            [
                _length_row(aim, shown, page_count),
                self._neighbours(aim, shown),
                [*_notes_button(aim, [shown.quote]), *_other_hit(card, aim)],
                [self._outline(card, aim, shown), *_votes(card)],
            ]
        )

    def list_buttons(
        self, card: Card, aim: Aim, shown: Shown, whole: ShownList, page_count: int
    ) -> InlineKeyboardMarkup | None:
        """Return the buttons under a list; ``page_count`` is 0 if it is shown whole already."""
        to_all = button(messages.whole_list(len(whole.parts)), replace(aim, mode=Mode.LIST).data())
        turning = _pages_row(aim, page_count) if aim.mode is Mode.LIST else [to_all]
        return keyboard(
            [
                turning if page_count else [],
                [*_notes_button(aim, whole.quotes), *_other_hit(card, aim)],
                [self._outline(card, aim, shown), *_votes(card)],
            ]
        )

    def _neighbours(self, aim: Aim, shown: Shown) -> list[InlineKeyboardButton]:
        row = []
        if shown.place.index > 0:
            row.append(
                _button(messages.PREVIOUS, aim, shift=aim.shift - 1, mode=Mode.SHORT, page=0)
            )
        if shown.place.index < len(self.library.body(shown.place.report)) - 1:
            row.append(_button(messages.NEXT, aim, shift=aim.shift + 1, mode=Mode.SHORT, page=0))
        return row

    def _outline(self, card: Card, aim: Aim, shown: Shown) -> InlineKeyboardButton:
        section = self.names.number(shown.place.report.id, shown.quote.passage.section)
        return button(messages.OUTLINE, "o", section, 0, aim.origin if card.id < 0 else card.id)


def first_view(card: Card, shelf: Shelf) -> View:
    """Return what a question is answered with."""
    return view(card, Aim(card.id, mode=Mode.REFUSAL if card.refusal else Mode.SHORT), shelf)


def view(card: Card, aim: Aim, shelf: Shelf) -> View:
    """Return the view a button points at; a passage that is gone is said to be gone."""
    if aim.mode is Mode.REFUSAL or not card.hits:
        return _refusal(card, shelf.library)
    hit = card.hits[min(max(aim.hit, 0), len(card.hits) - 1)]
    shown = _show(hit, aim.shift, shelf.library)
    if shown is None:
        return View(RichText.of(messages.PASSAGE_GONE), keyboard([_other_hit(card, aim)]))
    whole = _list_at(card, aim, shelf.library)
    if aim.mode is Mode.NOTES:
        text = _notes(whole.quotes, whole.citation) if whole else _notes([shown.quote])
        return View(text, keyboard([[_button(messages.BACK, aim, mode=Mode.SHORT)]]))
    if whole is not None:
        return _list_view(card, aim, shown, whole, shelf)
    ranges = pages(laid_out(shown.quote.passage), _PAGE)
    page = min(max(aim.page, 0), len(ranges) - 1)
    text = RichText.of(
        _opening(card, aim),
        quoted(_body(shown, aim, ranges[page]), _list_of(shown, aim, shelf.library)),
        "\n",
        _citation(shown.quote.citation),
    )
    return View(text.cut(), shelf.buttons(card, replace(aim, page=page), shown, len(ranges)))


def _list_at(card: Card, aim: Aim, library: Library) -> ShownList | None:
    """Return the list that is shown in place of the first passage, if all of it is there."""
    first = aim.hit == 0 and aim.shift == 0
    return ShownList.of(card.whole_list, library) if card.whole_list and first else None


def _list_view(card: Card, aim: Aim, shown: Shown, whole: ShownList, shelf: Shelf) -> View:
    """Return a list: in short at first, then page by page."""
    every = whole.pages()
    page = min(max(aim.page, 0), len(every) - 1)
    body, cut = whole.in_short()
    if aim.mode is Mode.LIST:
        body, cut = every[page], True
    text = RichText.of(
        _opening(card, aim, messages.UNSURE_LIST_OPENING),
        quoted(body),
        "\n",
        _citation(whole.citation),
    )
    count = len(every) if cut else 0
    return View(text.cut(), shelf.list_buttons(card, replace(aim, page=page), shown, whole, count))


def _show(hit: Hit, shift: int, library: Library) -> Shown | None:
    place = library.find(hit.passage, hit.fingerprint)
    if place is None:
        return None
    if shift == 0:
        return Shown(library.quote(place.report, place.passage, hit.highlight), place)
    body = library.body(place.report)
    index = place.index + shift
    if not 0 <= index < len(body):
        return None
    return Shown(library.quote(place.report, body[index]), replace(place, index=index))


def _refusal(card: Card, library: Library) -> View:
    sentence = REFUSED[card.refusal or Refusal.NOT_STATED]
    chosen = library.report(card.within)
    lines = [messages.about(card.question)]
    if card.meant:
        lines.append(understood_as(card.meant))
    if card.lacking:
        lines.append(messages.not_mentioned(card.lacking[:_MOST_LACKING]))
    if card.apart:
        lines.append(messages.not_in_nearest(card.apart[:_MOST_LACKING]))
    if card.refusal is Refusal.OFF_TOPIC:
        lines += [held((chosen,) if chosen else library.reports), messages.LOOK_AROUND]
    else:
        lines.append(messages.TRY_AGAIN)
    if chosen is not None and len(library.reports) > 1:
        lines.append(messages.only_in(name_report(chosen)))
    text = RichText.of(bold(sentence), "\n", "\n".join(lines))
    rows = []
    if card.hits:
        rows.append([_button(messages.NEAREST, Aim(card.id))])
    return View(text.cut(), keyboard(rows))


def _opening(card: Card, aim: Aim, unsure: str = messages.UNSURE_OPENING) -> RichText:
    if card.refusal and aim.shift == 0:
        return RichText.of(italic(messages.NEAREST_OPENING), "\n")
    if aim.shift:
        return RichText()
    lines = [understood_as(card.meant)] if card.meant else []
    if not card.sure:
        if card.lacking and aim.hit == 0:  # that is what the first passage does not hold
            lines.append(messages.not_held(card.lacking[:_MOST_LACKING]))
        lines.append(unsure)
    return RichText.of(italic("\n".join(lines)), "\n") if lines else RichText()


def _body(shown: Shown, aim: Aim, page: tuple[int, int]) -> RichText:
    text = laid_out(shown.quote.passage)
    if aim.mode is Mode.SHORT:
        return shortened(text, shown.quote.highlight)
    start, end = page
    inside = [(s - start, e - start) for s, e in shown.quote.highlight if s < end and e > start]
    return marked(text[start:end], inside)


def _list_of(shown: Shown, aim: Aim, library: Library) -> RichText:
    """Return the beginnings of the items that the passage announces."""
    items = library.continuation(shown.place) if aim.mode is Mode.SHORT else ()
    lines = [f"\n– {first_words(item.text)}" for item in items[:_MOST_ITEMS]]
    if len(items) > _MOST_ITEMS:
        lines.append(f"\n{ELLIPSIS}")
    return RichText.of(*lines)


def _citation(citation: str) -> RichText:
    return RichText.of(messages.CITATION_MARK, italic(citation))


def _notes(quotes: Sequence[Quote], citation: str | None = None) -> RichText:
    lines: list[str | Span | RichText] = [bold(messages.NOTES_TITLE), "\n"]
    for note in dict.fromkeys(note for quote in quotes for note in quote.footnotes):
        lines += [quoted(Span(f"{note.number}. ", Style.BOLD), note.text), "\n"]
    return RichText.of(*lines, _citation(citation or quotes[0].citation)).cut()


def _length_row(aim: Aim, shown: Shown, page_count: int) -> list[InlineKeyboardButton]:
    if not is_long(shown.quote.passage.text):
        return []
    if aim.mode is Mode.SHORT:
        return [_button(messages.WHOLE, aim, mode=Mode.WHOLE)]
    return _pages_row(aim, page_count)


def _pages_row(aim: Aim, page_count: int) -> list[InlineKeyboardButton]:
    row = [_button(messages.SHORTER, aim, mode=Mode.SHORT, page=0)]
    if aim.page > 0:
        row.insert(0, _button(messages.PAGE_BACK, aim, page=aim.page - 1))
    if aim.page + 1 < page_count:
        row.append(_button(messages.PAGE_ON, aim, page=aim.page + 1))
    return row


def _notes_button(aim: Aim, quotes: Sequence[Quote]) -> list[InlineKeyboardButton]:
    if not any(quote.footnotes for quote in quotes):
        return []
    return [_button(messages.NOTES, aim, mode=Mode.NOTES)]


def _other_hit(card: Card, aim: Aim) -> list[InlineKeyboardButton]:
    if aim.origin:
        return [_button(messages.BACK_TO_HIT, Aim(aim.origin))]
    if aim.shift:
        label = messages.BACK_TO_HIT if card.id > 0 else messages.BACK
        return [_button(label, Aim(card.id, aim.hit))]
    places = card.shown_hits
    if len(places) < 2:
        return []
    number = (places.index(aim.hit) + 1) % len(places) if aim.hit in places else 0
    return [_button(messages.other_hit(number + 1, len(places)), Aim(card.id, places[number]))]


def _votes(card: Card) -> list[InlineKeyboardButton]:
    if not card.votes:
        return []
    return [button("👍", "f", card.id, 1), button("👎", "f", card.id, -1)]


def _button(label: str, aim: Aim, **changes: int | Mode) -> InlineKeyboardButton:
    changed = replace(aim, **changes)  # type: ignore[arg-type]
    return button(label, changed.data())
