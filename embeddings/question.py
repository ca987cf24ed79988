"""A question as it is searched for."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from embeddings.courtesies import without_courtesies
from embeddings.folding import clean
from embeddings.followup import after, completed, topic, turns_to_another
from embeddings.lexical_tokens import lexical_tokens
from embeddings.pointing import meant
from embeddings.report_mention import split_mention
from embeddings.shorthand import written_out
from embeddings.tones import Restored, needs_tones
from embeddings.wording import with_typed_marks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from embeddings.earlier import Earlier
    from embeddings.glossary import Glossary
    from embeddings.weights import FusionWeights

OWN_SHARE = 0.7
"""Of the vector of a follow-up that turns to another thing, or whose thing is named for it; the
rest is the earlier question's.

This and the next were read off made-up follow-ups (``python -m scripts.measure_followups``),
short of the best ones there, since those always name all that they ask.
"""
CONTEXT_WEIGHT = 0.3
"""Of the earlier question's words then, in BM25."""


@dataclass(frozen=True, slots=True)
class Equivalent:
    """Words of a question for which there are others.

    Attributes
    ----------
    tokens
        The lexical tokens of the words as typed.
    others
        Those of each other way to say it.
    weight
        How much those count against a typed word.
    words, wordings
        The same as people write them: the words as typed, and the other ways to say it.
    """

    tokens: tuple[str, ...]
    others: tuple[tuple[str, ...], ...]
    weight: float
    words: str
    wordings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What was made of a question.

    Attributes
    ----------
    readings
        Cleaned, completed from the question before, without courtesies, tone marks restored and
        slips mended: these are encoded. The likeliest first; seldom more than one.
    tokens
        The lexical tokens of ``text``, each with weight 1.
    equivalents
        Other words for the same things.
    own
        The tokens of the question itself, without the question it was completed from.
    context
        Lexical tokens of the question before a follow-up that says itself what it is about; they
        still say more of that, each with its weight below 1.
    typed_marks
        The words of ``text`` that were typed with their tone marks.
    mention
        Words that name one of the reports; they are not in ``readings``.
    meant
        The question with the name of what it points back to; empty where it does not.
    leans
        Whether it was completed from the question before it.
    """

    readings: tuple[Restored, ...]
    tokens: Mapping[str, float]
    equivalents: tuple[Equivalent, ...]
    own: frozenset[str]
    context: Mapping[str, float]
    typed_marks: frozenset[str]
    mention: str = ""
    meant: str = ""
    leans: bool = False

    @property
    def text(self) -> str:
        """The likeliest reading."""
        return self.readings[0].text

    @property
    def whole(self) -> str:
        """The likeliest reading, with the report it names."""
        return f"{self.mention} {self.text}".strip()

    @property
    def others(self) -> dict[str, float]:
        """Lexical tokens of other words for the same things, each with its weight below 1."""
        weights: dict[str, float] = {}
        for equivalent in self.equivalents:
            for token in chain.from_iterable(equivalent.others):
                weights[token] = max(equivalent.weight, weights.get(token, 0.0))
        return weights

    @property
    def all_tokens(self) -> dict[str, float]:
        """Everything to look for, each token with its greatest weight."""
        return {**self.context, **self.others, **self.tokens}


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a question is read with.

    Attributes
    ----------
    restore
        Puts tone marks back and mends slips; the likeliest reading first.
    glossary
        Other words for the same things.
    weights
        How much those count.
    is_report
        Tells whether a token of :func:`embeddings.report_choice.identity_tokens` is some report's.
    answer
        Finds what answers a question, as :class:`embeddings.earlier.Earlier` has it.
    """

    restore: Callable[[str], tuple[Restored, ...]]
    glossary: Glossary
    weights: FusionWeights
    is_report: Callable[[str], bool]
    answer: Callable[[str], tuple[str, ...]] = lambda _question: ()

    def read(self, text: str) -> tuple[tuple[Restored, ...], str]:
        """Return the readings of a text without the report it names, and what names that."""
        readings = [
            Restored(written_out(reading.text, self.glossary.chat), reading.share)
            for reading in self.restore(without_courtesies(text))
        ]
        split = [split_mention(reading.text, self.is_report) for reading in readings]
        about = tuple(
            Restored(left, reading.share)
            for reading, (left, _) in zip(readings, split, strict=True)
        )
        return about, split[0][1]

    def before(self, earlier: Earlier) -> tuple[str, ...]:
        """Return the texts that may name what a follow-up points back to, the likeliest first."""
        answer = self.answer(earlier.question) if earlier.answer is None else earlier.answer
        return (self.restore(clean(earlier.question))[0].text, *answer)

    def equivalents(self, text: str) -> tuple[Equivalent, ...]:
        """Return other words for those of a text."""
        return tuple(
            Equivalent(
                lexical_tokens(" ".join(match.words)),
                tuple(lexical_tokens(other) for other in match.others),
                self.weights.abbreviation if match.short else self.weights.glossary,
                " ".join(match.words),
                match.others,
            )
            for match in self.glossary.matches(text)
        )


def understand(question: str, previous: Earlier | None, known: Knowledge) -> Question:
    """Work out what to search for.

    Parameters
    ----------
    question
        As typed.
    previous
        What was asked before it in the same conversation, if anything.
    known
        What to read them with.
    """
    cleaned = clean(question)
    own, mention = known.read(cleaned)
    before = clean(topic(previous)) if previous else ""
    named = _named(own[0].text, cleaned, previous, known)
    if named:
        own, _ = known.read(named)
    asked = after(before, named) if named else completed(cleaned, before)
    whole = own
    if asked != cleaned:
        whole, mention = known.read(asked)
    turning = asked != cleaned and (bool(named) or turns_to_another(cleaned))
    readings = _turned(own, whole) if turning else whole
    text = readings[0].text
    context = lexical_tokens(whole[0].text) if turning else ()
    return Question(
        readings,
        tokens=dict.fromkeys(lexical_tokens(text), 1.0),
        equivalents=known.equivalents(text),
        own=frozenset(lexical_tokens(own[0].text)),
        context=dict.fromkeys(context, CONTEXT_WEIGHT),
        typed_marks=with_typed_marks(text, cleaned if named else asked),
        mention=mention,
        meant=named,
        leans=asked != cleaned,
    )


def _named(read: str, typed: str, previous: Earlier | None, known: Knowledge) -> str:
    """Return a follow-up with the name of what it points back to; empty where that is not known."""
    if previous is None:
        return ""
    return meant(read, lambda: known.before(previous), unmarked=needs_tones(typed))


def _turned(own: Sequence[Restored], whole: Sequence[Restored]) -> tuple[Restored, ...]:
    """Return the readings of a follow-up that says what it is about: mostly by itself."""
    return (
        *(Restored(reading.text, OWN_SHARE * reading.share) for reading in own),
        Restored(whole[0].text, 1 - OWN_SHARE),
    )
