"""Tone marks put back into questions that were typed without them.

A bigram model of syllables, counted in the corpus (and in general office language, see
:meth:`ToneModel.joined`), read with the Viterbi algorithm: the likeliest marked syllables whose
folded forms are what was typed.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

import msgspec

from embeddings.folding import fold, marked, syllables
from embeddings.joined_counts import JoinedCounts, JoinedForms
from embeddings.spelling import Reading, readings, real_words
from embeddings.split_syllables import without_splits
from embeddings.unmarked_slips import with_slips_undone

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

START = "^"
PAIR_SHARE = 0.9
"""Weight of the pair count against the single count (linear interpolation)."""
MARKED_SHARE = 0.35
"""From this share of marked syllables on, a question counts as typed with tone marks.

Ordinary Vietnamese has marks on about three syllables in four.
"""
UNSEEN = 0.1
"""Times a syllable that was never seen counts as seen."""
MOST_PAIRS = 50_000
MOST_READ = 10_000
"""Words whose readings are remembered."""
UNSURE = 2.0
"""A second reading is kept when it is at most so much less likely, in natural logarithms."""
_Path = tuple[float, list[tuple[str, ...]]]
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Restored:
    """A question as it may have been meant.

    Attributes
    ----------
    share
        Its probability among the readings that were kept, above 0 and at most 1.
    """

    text: str
    share: float


@dataclass(frozen=True, slots=True)
class ToneModel:
    """Counts of syllables and of their pairs.

    Attributes
    ----------
    singles
        Times each syllable (lower case, NFC) was seen.
    pairs
        Times each neighbouring pair, joined with a space, was seen.
    forms
        The syllables of each folded form.
    total
        Sum of ``singles``.
    read
        The readings of words that were asked for lately: most questions are made of a few thousand
        syllables.
    steps
        The logarithms of the probabilities of words behind others, of those asked for lately.
    """

    singles: Mapping[str, int]
    pairs: Mapping[str, int]
    forms: Mapping[str, tuple[str, ...]]
    total: int
    read: dict[tuple[str, bool], list[Reading]] = field(
        default_factory=dict, compare=False, repr=False
    )
    steps: dict[tuple[str, tuple[str, ...]], float] = field(
        default_factory=dict, compare=False, repr=False
    )

    @classmethod
    def count(cls, texts: Iterable[str]) -> ToneModel:
        """Count a model in texts; only letters count, digits are no syllables."""
        singles: Counter[str] = Counter()
        pairs: Counter[str] = Counter()
        for text in texts:
            words = [START, *(word for word in syllables(text) if word.isalpha())]
            singles.update(words)
            pairs.update(f"{first} {second}" for first, second in pairwise(words))
        return cls._of(singles, pairs)

    @classmethod
    def _of(cls, singles: Mapping[str, int], pairs: Mapping[str, int]) -> ToneModel:
        forms: dict[str, list[str]] = {}
        for word in sorted(singles):  # a loaded model has the order of a counted one
            forms.setdefault(fold(word), []).append(word)
        by_form = {form: tuple(words) for form, words in forms.items()}
        return cls(singles, pairs, by_form, sum(singles.values()))

    def joined(self, other: ToneModel, weight: int) -> ToneModel:
        """Return a model that counts ``weight`` times what this one saw, plus what the other did.

        The corpus's own language comes first where the two disagree.
        """
        return ToneModel(
            singles=JoinedCounts(self.singles, other.singles, weight),
            pairs=JoinedCounts(self.pairs, other.pairs, weight),
            forms=JoinedForms(self.forms, other.forms),
            total=weight * self.total + other.total,
        )

    def trimmed(self) -> ToneModel:
        """Return the model with its :data:`MOST_PAIRS` most frequent pairs only."""
        if len(self.pairs) <= MOST_PAIRS:
            return self
        ranked = sorted(self.pairs.items(), key=lambda pair: (-pair[1], pair[0]))
        return self._of(self.singles, dict(ranked[:MOST_PAIRS]))

    def changed(self, lost: ToneModel, gained: ToneModel) -> ToneModel:
        """Return a model that has not seen what one did, a part of this, but what the other did."""
        singles, pairs = Counter(self.singles), Counter(self.pairs)
        singles.subtract(lost.singles)
        singles.update(gained.singles)
        pairs.subtract(lost.pairs)
        pairs.update(gained.pairs)
        return self._of(+singles, +pairs)

    def save(self, path: Path) -> None:
        """Write the counts as JSON, in alphabetical order."""
        counts = {"singles": dict(self.singles), "pairs": dict(self.pairs)}
        path.write_text(json.dumps(counts, ensure_ascii=False, sort_keys=True), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> ToneModel:
        """Read what :meth:`save` wrote.

        Raises
        ------
        OSError, ValueError, KeyError
            If the file is missing or is no such file.
        """
        counts = msgspec.json.decode(path.read_bytes(), type=dict[str, dict[str, int]])
        return cls._of(counts["singles"], counts["pairs"])

    def restore(self, question: str, kept: Collection[str] = ()) -> str:
        """Return the likeliest of :meth:`restorations`."""
        return self.restorations(question, kept)[0].text

    def restorations(self, question: str, kept: Collection[str] = ()) -> tuple[Restored, ...]:
        """Return a question with its tone marks and without slips of the keyboard.

        Everything but the words stays as it is; so does every word for which the neighbours don't
        make another reading likelier, see :mod:`embeddings.spelling`.

        Parameters
        ----------
        question
            NFC.
        kept
            Words in lower case that stand for themselves, such as abbreviations; one with tone
        marks is changed like any known syllable.

        Returns
        -------
        tuple of Restored
            The likeliest reading first, and the second where it is not sure which was meant.
        """
        question = without_splits(question, self.forms, kept)
        words = _WORD.findall(question)
        if not words:
            return (Restored(question, 1.0),)
        unmarked = needs_tones(question)
        choices = [
            [Reading((word.lower(),), 0.0)]
            if _is_name(word, question, unmarked=unmarked)
            else self._readings(word.lower(), kept, unmarked=unmarked)
            for word in words
        ]
        if unmarked:
            choices = with_slips_undone(choices, self.forms, self.pairs)
        paths = self._likeliest(self._spoken_for(choices))
        odds = [math.exp(score - paths[0][0]) for score, _ in paths]
        texts = [_with_words(question, path) for _, path in paths]
        return tuple(
            Restored(text, share / sum(odds)) for text, share in zip(texts, odds, strict=True)
        )

    def _readings(self, word: str, kept: Collection[str], *, unmarked: bool) -> list[Reading]:
        if word not in kept:
            return self._usual_readings(word, unmarked=unmarked)
        itself = Reading((word,), 0.0)
        return [itself, *real_words(word, self.forms)] if marked(word) else [itself]

    def _usual_readings(self, word: str, *, unmarked: bool) -> list[Reading]:
        found = self.read.get((word, unmarked))
        if found is None:
            found = readings(word, self.forms, unmarked_question=unmarked)
            if len(self.read) >= MOST_READ:
                self.read.clear()
            self.read[word, unmarked] = found
        return found

    def _spoken_for(self, choices: list[list[Reading]]) -> list[list[Reading]]:
        """Return the readings without those that need a neighbour they were seen beside."""
        none = [Reading((START,), 0.0)]
        return [
            [
                option
                for option in options
                if not option.needs_pair
                or any(f"{one.syllables[-1]} {option.syllables[0]}" in self.pairs for one in before)
                or any(f"{option.syllables[-1]} {one.syllables[0]}" in self.pairs for one in after)
            ]
            for before, options, after in zip(
                [none, *choices[:-1]], choices, [*choices[1:], none], strict=True
            )
        ]

    def _likeliest(self, choices: list[list[Reading]]) -> list[_Path]:
        """Return the likeliest reading of all words, and the second if it is nearly as likely.

        Viterbi over syllable pairs, with two paths kept for each last syllable.
        """
        paths: dict[str, list[_Path]] = {START: [(0.0, [])]}
        for options in choices:
            if len(options) == len(paths) == 1:  # a gain that all paths would have
                ((_, known),) = paths.items()
                words = options[0].syllables
                paths = {words[-1]: [(score, [*path, words]) for score, path in known]}
                continue
            longer: dict[str, list[_Path]] = {}
            for option in options:
                reached = [
                    (score + gain, path)
                    for before, known in paths.items()
                    for gain in [self._log_probability(before, option.syllables) - option.cost]
                    for score, path in known
                ]
                best = _best_two(reached)
                ending = longer.setdefault(option.syllables[-1], [])
                ending += [(score, [*path, option.syllables]) for score, path in best]
            paths = {last: _best_two(known) for last, known in longer.items()}
        best = _best_two([path for known in paths.values() for path in known])
        return [
            path
            for place, path in enumerate(best)
            if place == 0 or (path[0] >= best[0][0] - UNSURE and path[1] != best[0][1])
        ]

    def _log_probability(self, before: str, words: tuple[str, ...]) -> float:
        found = self.steps.get((before, words))
        if found is None:
            found = self._counted(before, words)
            if len(self.steps) >= MOST_READ:
                self.steps.clear()
            self.steps[before, words] = found
        return found

    def _counted(self, before: str, words: tuple[str, ...]) -> float:
        total = 0.0
        for word in words:
            single = (self.singles.get(word, 0) + UNSEEN) / (self.total + 1)
            seen = self.singles.get(before, 0)
            pair = self.pairs.get(f"{before} {word}", 0) / seen if seen else 0.0
            total += math.log(PAIR_SHARE * pair + (1 - PAIR_SHARE) * single)
            before = word
        return total


def needs_tones(question: str) -> bool:
    """Tell whether a question was typed without (most of) its tone marks."""
    words = [word for word in syllables(question) if word.isalpha()]
    return bool(words) and sum(map(marked, words)) / len(words) < MARKED_SHARE


def _is_name(word: str, question: str, *, unmarked: bool) -> bool:
    """Tell whether a word is a number, an abbreviation in capitals, or a name.

    A capital inside a question marks a name, unless there are no tone marks either.
    """
    if word.isdigit() or (len(word) > 1 and word.isupper() and not question.isupper()):
        return True
    return word[0].isupper() and not unmarked and not question.startswith(word)


def _best_two(paths: list[_Path]) -> list[_Path]:
    return sorted(paths, key=_score, reverse=True)[:2] if len(paths) > 1 else paths


_score = itemgetter(0)


def _with_words(question: str, words: list[tuple[str, ...]]) -> str:
    """Return a question with other words in place of its own, one for one."""
    left = iter(words)
    return _WORD.sub(lambda match: _in_case_of(match[0], " ".join(next(left))), question)


def _in_case_of(typed: str, word: str) -> str:
    if word == typed.lower():
        return typed
    if len(typed) > 1 and typed.isupper():
        return word.upper()
    return word.capitalize() if typed[0].isupper() else word
