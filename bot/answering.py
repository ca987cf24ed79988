"""From a question to an :class:`bot.answer.Answer`: the one way for terminal and Telegram."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from bot.answer import Answer, ListedQuote, Quote, QuoteList, Refusal
from bot.citation import cite, cite_span
from corpus.errors import HoiBaoCaoError
from embeddings.folding import clean
from embeddings.hit import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.report import Report
    from embeddings.earlier import Earlier
    from embeddings.explanation import Explanation
    from embeddings.hit import Hit, HitList, SearchResult
    from embeddings.search import Searcher

LONGEST_QUESTION = 2_000
"""Characters; longer than any question that a person types."""

_REFUSALS = {Outcome.NOT_STATED: Refusal.NOT_STATED, Outcome.OFF_TOPIC: Refusal.OFF_TOPIC}


class QuestionError(HoiBaoCaoError):
    """A question that can't be looked for."""


class EmptyQuestion(QuestionError):
    """Nothing was asked."""


class WordlessQuestion(QuestionError):
    """There is neither a letter nor a digit in it."""


class QuestionTooLong(QuestionError):
    """It is longer than :data:`LONGEST_QUESTION`.

    Attributes
    ----------
    length, longest
        In characters.
    """

    def __init__(self, length: int, longest: int) -> None:
        super().__init__(f"{length} > {longest}")
        self.length = length
        self.longest = longest


class UnknownReport(QuestionError):
    """The question is to be answered from a report that is not in the index.

    Attributes
    ----------
    wanted
        As it was named.
    known
        The numbers (or ids) of the reports there are.
    """

    def __init__(self, wanted: str, known: Sequence[str]) -> None:
        super().__init__(wanted)
        self.wanted = wanted
        self.known = tuple(known)


class Answerer:
    """Answers questions from one index; safe to use from several threads."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher

    @property
    def reports(self) -> Sequence[Report]:
        """The reports it answers from."""
        return self._searcher.space.reports

    def answer(
        self,
        question: str,
        *,
        previous: Earlier | None = None,
        top: int = 3,
        report: str | None = None,
    ) -> Answer:
        """Answer a question.

        Parameters
        ----------
        question
            As typed.
        previous
            What was asked before it, for a follow-up.
        top
            How many quotes are wanted, at least 1.
        report
            Number (``"346/BC-UBND"``) or id of the only report to answer from.

        Raises
        ------
        QuestionError
            If the question is empty, too long or without words, or the report is unknown.
        """
        found = self._searcher.search(
            question, previous=previous, top=top, report=self._chosen(question, report)
        )
        return _answer(question, found)

    def explain(
        self,
        question: str,
        *,
        previous: Earlier | None = None,
        top: int = 3,
        report: str | None = None,
    ) -> tuple[Answer, Explanation]:
        """Answer as :meth:`answer` does, and tell how the answer came about."""
        explained = self._searcher.explain(
            question, previous=previous, top=top, report=self._chosen(question, report)
        )
        return _answer(question, explained.result), explained

    def _chosen(self, question: str, report: str | None) -> str | None:
        """Refuse what can't be looked for; return the id of the report to look in, if one is."""
        check_question(question)
        return find_report(self.reports, report).id if report is not None else None


def _answer(question: str, found: SearchResult) -> Answer:
    return Answer(
        question=question,
        answered=found.outcome is Outcome.ANSWERED,
        confidence=found.confidence,
        refusal=_REFUSALS.get(found.outcome),
        quotes=tuple(quote(hit) for hit in found.hits),
        missing=found.missing,
        unmentioned=found.unmentioned,
        whole_list=_quoted(found.whole_list) if found.whole_list else None,
        meant=found.meant,
        elsewhere=found.elsewhere,
    )


def _quoted(found: HitList) -> QuoteList:
    parts = tuple(ListedQuote(quote(part.hit), part.depth) for part in found.parts)
    lead = quote(found.lead) if found.lead else None
    first, last = lead or parts[0].quote, parts[-1].quote
    return QuoteList(
        lead,
        first.report.section(found.section),
        parts,
        cite_span(first.report, first.passage, last.passage),
    )


def check_question(question: str) -> None:
    """Refuse what can't be looked for.

    Raises
    ------
    EmptyQuestion, WordlessQuestion, QuestionTooLong
        One class a reason.
    """
    if len(question) > LONGEST_QUESTION:
        raise QuestionTooLong(len(question), LONGEST_QUESTION)
    cleaned = clean(question)
    if not cleaned:
        raise EmptyQuestion
    if not any(unicodedata.category(char)[0] in "LN" for char in cleaned):
        raise WordlessQuestion


def find_report(reports: Sequence[Report], wanted: str) -> Report:
    """Return the report of a number or id.

    Raises
    ------
    UnknownReport
        If there is none.
    """
    name = "".join(wanted.split()).casefold()
    for report in reports:
        if name in {report.id.casefold(), (report.number or "").casefold() or None}:
            return report
    raise UnknownReport(wanted, [report.number or report.id for report in reports])


def quote(hit: Hit) -> Quote:
    """Return a hit as it is shown."""
    report, passage = hit.report, hit.passage
    marked = set(passage.footnotes)
    return Quote(
        report=report,
        section=report.section(passage.section),
        passage=passage,
        footnotes=tuple(note for note in report.footnotes if note.number in marked),
        highlight=hit.highlight,
        citation=cite(report, passage),
        score=hit.score,
    )
