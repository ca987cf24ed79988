"""How a passage words what a question asks: which words, with which marks, how near each other."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.report import PassageKind
from embeddings.folding import fold, marked, syllables

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from corpus.report import Passage, Report

NEAR = 4
"""Words that two may stand apart and be said together: "ngân sách … thu" for "thu ngân sách"."""
SCALE = re.compile(r"\b1/\d{3,6}\b")
"""Of a map, as in "tỷ lệ 1/2000": no year."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a text.

    Attributes
    ----------
    forms
        The words as written, in lower case, by their folded form.
    places
        Where those stand, ascending.
    folded
        The text folded, with a space around each word.
    """

    forms: Mapping[str, Sequence[str]]
    places: Mapping[str, Sequence[int]]
    folded: str

    @classmethod
    def of(cls, report: Report, passage: Passage) -> Wording:
        """Return the words of a passage, the titles above it and what names its report."""
        titles = report.section(passage.section).titles
        named = (report.title, report.issuer, report.place, str(report.dated_year or ""))
        first = report.passages[0]
        head = first.text if first.kind is PassageKind.HEADER else ""
        parts = (*titles, *named, head, passage.caption or "")
        return _wording(" ".join((*parts, passage.text)))

    def speaks_of(self, name: str) -> bool:
        """Tell whether a name is among the words, folded; one of one syllable with its marks.

        "Lào" is not in "lao động"; but "Hòa" is "Hoà".
        """
        if " " in name or not marked(name):
            return f" {' '.join(map(fold, syllables(name)))} " in self.folded
        return self._holds_marked(name.lower())

    def only_otherwise_marked(self, word: str, folded: str) -> bool:
        """Tell whether a word with tone marks is held with other marks only: "tinh" for "tỉnh"."""
        return word not in self.forms.get(folded, (word,)) and not self._holds_marked(word)

    def held_together(self, words: Sequence[str]) -> list[bool]:
        """Tell which neighbours among some folded words stand near each other, in any order.

        Returns
        -------
        list of bool
            One for each word and the next.
        """
        places = [self.places.get(word, ()) for word in words]
        return [
            bool(first and second)
            and any(0 < abs(one - other) <= NEAR for one in first for other in second)
            for first, second in pairwise(places)
        ]

    def _holds_marked(self, word: str) -> bool:
        forms = self.forms.get(fold(word), ())
        wanted = letters(word)
        return any(other == word or letters(other) == wanted for other in forms)


@lru_cache(maxsize=512)
def _wording(text: str) -> Wording:
    words = syllables(SCALE.sub(" ", text))
    folded = [*map(fold, words)]
    forms: dict[str, list[str]] = {}
    for form, word in dict.fromkeys(zip(folded, words, strict=True)):
        forms.setdefault(form, []).append(word)
    places: dict[str, list[int]] = {form: [] for form in forms}
    for place, form in enumerate(folded):
        places[form].append(place)
    return Wording(forms, places, f" {' '.join(folded)} ")


@lru_cache(maxsize=4_096)
def letters(word: str) -> str:
    """Return the letters and marks of a word in one order, wherever its tone mark is put."""
    return "".join(sorted(unicodedata.normalize("NFD", word)))


def with_typed_marks(text: str, typed: str) -> frozenset[str]:
    """Return the words of a text that carry tone marks and were typed with them.

    Parameters
    ----------
    text
        A question, its tone marks restored.
    typed
        The same as typed.
    """
    as_typed: Collection[str] = {letters(word) for word in syllables(typed) if marked(word)}
    return frozenset(word for word in syllables(text) if marked(word) and letters(word) in as_typed)
