"""The JSON that commands write: answers, passages, outlines."""

from __future__ import annotations

import dataclasses
import json
import re
from typing import TYPE_CHECKING, TypedDict

from bot.answer import Certainty
from bot.citation import cite

if TYPE_CHECKING:
    from bot.answer import Answer, Quote, QuoteList
    from corpus.report import Footnote, Passage, Report, Section
    from embeddings.explanation import Explanation

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


BAD_QUESTION = "bad_question"
"""The reason in place of a :class:`bot.answer.Refusal` where there was nothing to look for."""


class SectionObject(TypedDict):
    """Where a passage stands."""

    path: list[str]
    titles: list[str]
    item: str | None


class FootnoteObject(TypedDict):
    """A footnote that is marked in a passage."""

    number: int
    text: str


class ReportObject(TypedDict):
    """What names a report."""

    id: str
    number: str | None
    date: str | None
    issuer: str
    title: str


class PassageObject(TypedDict):
    """A passage with its place."""

    id: str
    kind: str
    text: str
    highlight: list[list[int]]
    section: SectionObject
    number: int
    footnotes: list[FootnoteObject]
    citation: str
    report: ReportObject


class HitObject(PassageObject):
    """A passage that was found."""

    score: float


class PartObject(HitObject):
    """A part of a list."""

    depth: int


class ListObject(TypedDict):
    """A list that is asked for as such."""

    lead: HitObject | None
    parts: list[PartObject]
    citation: str


class AnswerObject(TypedDict):
    """The answer to a question."""

    question: str
    meant: str | None
    answered: bool
    certainty: str
    confidence: float
    reason: str | None
    missing: list[str]
    passages: list[HitObject]
    list: ListObject | None


class ReadingObject(TypedDict):
    """One way to understand a question."""

    text: str
    share: float


class WordingsObject(TypedDict):
    """Other ways to say some words of a question."""

    words: str
    others: list[str]
    weight: float


class RankedObject(TypedDict):
    """What the score of a passage is the sum of."""

    id: str
    score: float
    shares: dict[str, float]
    choice: float


class EvidenceObject(TypedDict):
    """What speaks for or against the first passage."""

    name: str
    value: float
    effect: float


class ExplanationObject(TypedDict):
    """How an answer came about."""

    readings: list[ReadingObject]
    previous: str | None
    mention: str
    wordings: list[WordingsObject]
    others: dict[str, float]
    passages: list[RankedObject]
    evidence: list[EvidenceObject]
    intercept: float
    answered_from: float
    missing: list[str]


class HeadingObject(TypedDict):
    """A section of an outline."""

    key: str
    path: list[str]
    titles: list[str]
    level: int


def explanation_object(explanation: Explanation) -> ExplanationObject:
    """Return an explanation as data."""
    return {
        "readings": [{"text": one.text, "share": one.share} for one in explanation.readings],
        "previous": explanation.previous,
        "mention": explanation.mention,
        "wordings": [
            {"words": one.words, "others": list(one.wordings), "weight": one.weight}
            for one in explanation.equivalents
        ],
        "others": dict(explanation.others),
        "passages": [
            {
                "id": one.hit.passage.id,
                "score": one.hit.score,
                "shares": dict(one.shares),
                "choice": one.choice,
            }
            for one in explanation.hits
        ],
        "evidence": [
            {"name": name, "value": value, "effect": effect}
            for name, (value, effect) in explanation.evidence.items()
        ],
        "intercept": explanation.intercept,
        "answered_from": explanation.answered_from,
        "missing": list(explanation.result.missing),
    }


def dump(value: object, *, indent: int | None = 2) -> str:
    """Write JSON that is always valid UTF-8: Vietnamese as it is, a broken byte as U+FFFD."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def answer_object(answer: Answer) -> AnswerObject:
    """Return an answer as ``docs/json.md`` has it."""
    return {
        "question": answer.question,
        "meant": answer.meant or None,
        "answered": answer.answered,
        "certainty": answer.certainty.value,
        "confidence": round(answer.confidence, 4),
        "reason": answer.refusal.value if answer.refusal else None,
        "missing": list(answer.missing),
        "passages": [hit_object(quote) for quote in answer.quotes],
        "list": list_object(answer.whole_list) if answer.whole_list else None,
    }


def bad_question_object(question: str) -> AnswerObject:
    """Return the answer to a line that holds no question that can be asked."""
    return {
        "question": question,
        "meant": None,
        "answered": False,
        "certainty": Certainty.NONE.value,
        "confidence": 0.0,
        "reason": BAD_QUESTION,
        "missing": [],
        "passages": [],
        "list": None,
    }


def list_object(whole: QuoteList) -> ListObject:
    """Return a list with all its parts, in the report's order."""
    return {
        "lead": hit_object(whole.lead) if whole.lead else None,
        "parts": [{**hit_object(part.quote), "depth": part.depth} for part in whole.parts],
        "citation": whole.citation,
    }


def hit_object(quote: Quote) -> HitObject:
    """Return a quoted passage with its highlight and score."""
    passage = passage_object(
        quote.report, quote.section, quote.passage, quote.footnotes, quote.citation
    )
    passage["highlight"] = [[start, end] for start, end in quote.highlight]
    return {**passage, "score": round(quote.score, 6)}


def passage_object(
    report: Report,
    section: Section,
    passage: Passage,
    footnotes: tuple[Footnote, ...],
    citation: str,
) -> PassageObject:
    """Return a passage with its place; nothing in it is highlighted."""
    return {
        "id": passage.id,
        "kind": passage.kind.value,
        "text": passage.text,
        "highlight": [],
        "section": {
            "path": list(section.path),
            "titles": list(section.titles),
            "item": passage.item,
        },
        "number": passage.number,
        "footnotes": [{"number": note.number, "text": note.text} for note in footnotes],
        "citation": citation,
        "report": report_object(report),
    }


def report_object(report: Report) -> ReportObject:
    """Return what names a report."""
    return {
        "id": report.id,
        "number": report.number,
        "date": report.date.isoformat() if report.date else None,
        "issuer": report.issuer,
        "title": report.title,
    }


def listed_object(report: Report) -> dict[str, object]:
    """Return a report as a line of a list."""
    return {
        **report_object(report),
        "kind": report.kind,
        "source": report.source,
        "sections": len(report.sections),
        "passages": len(report.passages),
        "footnotes": len(report.footnotes),
    }


def placed_object(report: Report, passage: Passage) -> PassageObject:
    """Return a passage of a report, cited, with the footnotes that are marked in it."""
    footnotes = tuple(note for note in report.footnotes if note.number in passage.footnotes)
    section = report.section(passage.section)
    return passage_object(report, section, passage, footnotes, cite(report, passage))


def outline_object(report: Report) -> dict[str, object]:
    """Return everything that was understood of a report, passages in order."""
    headings: list[HeadingObject] = [
        {
            "key": section.key,
            "path": list(section.path),
            "titles": list(section.titles),
            "level": section.level,
        }
        for section in report.sections
    ]
    return {
        **report_object(report),
        "kind": report.kind,
        "place": report.place,
        "year": report.year,
        "source": report.source,
        "signers": [dataclasses.asdict(signer) for signer in report.signers],
        "recipients": list(report.recipients),
        "joins": [list(pair) for pair in report.joins],
        "doubts": [dataclasses.asdict(doubt) for doubt in report.doubts],
        "sections": headings,
        "passages": [placed_object(report, passage) for passage in report.passages],
    }
