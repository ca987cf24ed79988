"""An answer to a question: quoted passages with their places, or the reason there is none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from embeddings.earlier import answering
from embeddings.folding import fold, syllables

if TYPE_CHECKING:
    from corpus.report import Footnote, Passage, Report, Section


class Refusal(StrEnum):
    """Why a question was not answered; the values are the ones of the JSON output."""

    NOT_STATED = "not_stated"
    OFF_TOPIC = "off_topic"


class Certainty(StrEnum):
    """How an answer is worded; the values are the ones of the JSON output."""

    CERTAIN = "certain"
    """The first quote answers: "chắc chắn"."""
    POSSIBLE = "possible"
    """It may answer: "có thể"."""
    NONE = "none"
    """There is no answer: "không nêu", or off topic."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage as it is shown.

    Attributes
    ----------
    highlight
        ``(start, end)`` character offsets into ``passage.text`` of what answers.
    citation
        For people, in Vietnamese, with the report's number and date.
    score
        Higher is better; only comparable within one answer.
    """

    report: Report
    section: Section
    passage: Passage
    footnotes: tuple[Footnote, ...]
    highlight: tuple[tuple[int, int], ...]
    citation: str
    score: float


@dataclass(frozen=True, slots=True)
class ListedQuote:
    """A part of a list; ``depth`` is 0 for an entry, more for what stands under one."""

    quote: Quote
    depth: int


@dataclass(frozen=True, slots=True)
class QuoteList:
    """A list that is asked for as such, and that the report sets out over several passages.

    Attributes
    ----------
    lead
        The passage that announces it, if one does.
    section
        Whose title it stands under.
    parts
        All of it, in the report's order. One of them or ``lead`` is the answer's first quote.
    citation
        For people, of all of it from first to last.
    """

    lead: Quote | None
    section: Section
    parts: tuple[ListedQuote, ...]
    citation: str

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All its passages, the one that announces it first."""
        lead = (self.lead.passage,) if self.lead else ()
        return (*lead, *(part.quote.passage for part in self.parts))


SURE_FROM = 0.85
"""Confidence from which an answer is given without a word of doubt."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question gets.

    Attributes
    ----------
    question
        As it was asked.
    answered
        Whether the first quote is given as the answer. If not, the quotes are only the nearest
        passages.
    confidence
        From 0 to 1.
    refusal
        ``None`` when answered.
    quotes
        Best first.
    missing
        Names, years, dates, document numbers and indicators that the question names and the first
        quote does not hold, as typed.
    unmentioned
        Words of a question that is not answered which stand in no report, as typed.
    whole_list
        The list around the first quote, where that is asked for.
    meant
        The question with the name of what it points back to ("dự án đó"), to be looked over by who
        asked; empty where it does not.
    elsewhere
        What is missing to a question that is not answered, but stands in some passage of a report.
    """

    question: str
    answered: bool
    confidence: float
    refusal: Refusal | None
    quotes: tuple[Quote, ...]
    missing: tuple[str, ...] = ()
    unmentioned: tuple[str, ...] = ()
    whole_list: QuoteList | None = None
    meant: str = ""
    elsewhere: tuple[str, ...] = ()

    @property
    def grounds(self) -> tuple[str, ...]:
        """The words that answered, as :class:`embeddings.earlier.Earlier` has them."""
        if not self.answered:
            return ()
        return answering(self.quotes[0].passage.text, self.quotes[0].highlight)

    @property
    def lacking(self) -> tuple[str, ...]:
        """What to tell the person that was not found.

        Of an answer, what its first quote does not hold. Otherwise, what the question itself names
        and no report does; what only the question before named, where it names nothing of the kind.
        """
        if self.answered:
            return self.missing
        absent = tuple(name for name in self.missing if name not in self.elsewhere)
        own = self._named_in_question(absent)
        named = {part for name in own for part in syllables(fold(name))}
        words = [word for word in self.unmentioned if named.isdisjoint(syllables(fold(word)))]
        return (*words, *own) or absent

    @property
    def apart(self) -> tuple[str, ...]:
        """What the question itself names and the reports do, but none of the nearest passages."""
        return self._named_in_question(self.elsewhere)

    def _named_in_question(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Return those of some names that the question itself has, and not only the one before."""
        asked = frozenset(syllables(fold(self.question)))
        return tuple(name for name in names if asked.issuperset(syllables(fold(name))))

    @property
    def more(self) -> tuple[Quote, ...]:
        """The quotes besides the answer: those that are neither the first nor in its list."""
        listed = self.whole_list.passages if self.whole_list else ()
        return tuple(quote for quote in self.quotes[1:] if quote.passage not in listed)

    @property
    def sure(self) -> bool:
        """Whether the first quote is given as the answer without a word of doubt."""
        return self.answered and self.confidence >= SURE_FROM and not self.missing

    @property
    def certainty(self) -> Certainty:
        """How the answer is worded."""
        if not self.answered:
            return Certainty.NONE
        return Certainty.CERTAIN if self.sure else Certainty.POSSIBLE
