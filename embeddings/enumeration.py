"""The list a question asks for, where the report sets it out over several passages.

Which lists there are is the report's structure (:mod:`corpus.listing`). Whether a question asks for
one of them as a whole, and not for one thing in it, is read off where its words stand: in what
announces the list, or in one entry of it alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import compress, pairwise
from typing import TYPE_CHECKING

from corpus.listing import announces, lists_around
from corpus.report import PassageKind
from embeddings.answer_types import answer_type, wants_list
from embeddings.folding import fold, syllables
from embeddings.lexical_tokens import held, lexical_tokens
from embeddings.quantities import quantities
from embeddings.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from corpus.listing import Listing
    from corpus.report import Passage, Report
    from embeddings.lexical import LexicalIndex
    from embeddings.question import Question

ANNOUNCED = 0.4
"""Share of the question's words, weighted by IDF, that what announces a list must hold."""
PLAINLY_ANNOUNCED = 0.5
"""The same where the question has no word that asks for several things ("Nguyên nhân là gì?")."""
OF_ONE_ENTRY = 0.2
"""Of what is announced: most of the question's words that one entry alone may hold."""
NEAR_THE_COLON = 24
"""Syllables before a colon that say what comes behind it."""

FIRST_OF_TITLE = 6
"""Syllables in which a title names what stands under it: "Một số bài học kinh nghiệm"."""

_SAYING_NOTHING = """
ai anh ạ bạn bao bằng bị biết các cái cho chị chưa có còn cụ của cùng dẫn đã đang đâu đến đều được
em gặp gây gì giúp giùm gồm hay hãy họ kể kê khiến là làm liệt lắm mà mặt mấy mình một năm nào nên
nêu nhé như nhưng những nhỉ phải ra rồi sao tên thể thế thì tại tôi trong từ và vào vậy vẫn về vì
với vừa xin
"""
_ASKING = frozenset(_SAYING_NOTHING.split())
"""Syllables that ask, or join what is asked for; they name nothing."""
_SEVERAL = re.compile(
    r"\b(?<!của )(?:những|các|mấy|nêu|liệt kê|kể tên|kể ra)\s+(?=\w)", re.IGNORECASE
)
"""Words with the kind of thing asked for behind them."""
_OF = re.compile(r"^\W*(?P<kind>\w+\s+\w+)(?:\s+\w+){0,2}\s+của\b")
"""The kind of thing asked for, of some others: "Nguyên nhân của các hạn chế"."""
_ABOUT = re.compile(r".*\b(?:về|của (?=ngành|lĩnh vực|phường|xã|thôn|huyện|tỉnh))\s*")
"""In front of what a list is to be about."""
_WHY = re.compile(r"\b(?:vì sao|tại sao|do đâu|lý do)\b", re.IGNORECASE)
_REASON = "nguyen_nhan"
_ONE = re.compile(
    r"\b(?:nêu|kể|cho biết)\s+(?:ra\s+|tên\s+)?(?:một|1)\b(?! (?:số|vài))", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Words:
    """The naming words of a question, as lexical tokens with their IDF.

    Attributes
    ----------
    kind
        Those of the kind of thing asked for: ``nguyen_nhan`` of "những nguyên nhân nào".
    topic
        Those of what it is to be about: ``kinh_te`` of "những hạn chế về kinh tế".
    """

    question: Question
    tokens: tuple[str, ...]
    weights: NDArray[np.float64]
    kind: frozenset[str]
    topic: frozenset[str]

    @classmethod
    def of(cls, question: Question, report: Report, lexical: LexicalIndex) -> _Words:
        """Take the naming words of a question, without those that name the report.

        Nor pairs of words that no passage holds: they tell no list from another.
        """
        year = f"năm {report.dated_year}" if report.dated_year else ""
        known = set(lexical_tokens(" ".join((report.kind, report.issuer, report.place, year))))
        named = dict.fromkeys((*_named(question.text, known), *quantities(question.text)))
        unknown = [token for token in named if token not in known]
        there = lexical.find(unknown) >= 0
        tokens = tuple(
            token for token, used in zip(unknown, there, strict=True) if used or "_" not in token
        )
        match = _ABOUT.search(question.text)
        topic = frozenset(_named(question.text[match.end() :], known) if match else ())
        return cls(question, tokens, lexical.idf(tokens), _kind(question.text), topic)

    def held(self, texts: Sequence[str]) -> NDArray[np.bool_]:
        """Tell which tokens each text holds, in these words or others that say the same.

        Returns
        -------
        numpy.ndarray
            Shape (texts, tokens), bool.
        """
        found = held(texts, self.tokens)
        for equivalent in self.question.equivalents:
            columns = [n for n, token in enumerate(self.tokens) if token in equivalent.tokens]
            for other in equivalent.others:
                found[:, columns] |= held(texts, other).all(axis=1, keepdims=True)
        return found

    @property
    def ask_why(self) -> bool:
        """Whether reasons are asked for, and not by that name: a list need not hold them."""
        return _WHY.search(self.question.text) is not None and _REASON not in self.tokens

    def weight(self, chosen: NDArray[np.bool_]) -> float:
        """Return the weight of some tokens as a share of all."""
        total = float(self.weights.sum())
        return float(self.weights[chosen].sum()) / total if total > 0 else 0.0

    def all_in(self, wanted: Collection[str], chosen: NDArray[np.bool_]) -> bool:
        """Tell whether the wanted ones of the tokens are all among the chosen ones."""
        there = zip(self.tokens, chosen, strict=True)
        return all(inside for token, inside in there if token in wanted)


@dataclass(frozen=True, slots=True)
class _Announced:
    """A list, and what of a question is in what announces it.

    Attributes
    ----------
    tokens
        Those of :class:`_Words` that its lead, its titles or those of its parts hold.
    share
        Their weight.
    above
        The same without the titles and leads of its parts.
    """

    listing: Listing
    tokens: NDArray[np.bool_]
    share: float
    above: float

    @classmethod
    def of(
        cls, words: _Words, report: Report, listing: Listing, outside: Sequence[Listing]
    ) -> _Announced:
        """Look for the words of a question; ``outside`` are the lists that hold this one."""
        announcement = " ".join(_announcement(report, one) for one in (listing, *outside))
        said, of_parts = words.held([announcement, _inside(report, listing)])
        inside = said | of_parts
        return cls(listing, inside, words.weight(inside), words.weight(said))


def asked_list(
    question: Question, report: Report, passage: Passage, lexical: LexicalIndex
) -> Listing | None:
    """Return the list that a question asks for as such.

    Parameters
    ----------
    question
        What is asked.
    report, passage
        The first hit: an entry of the list, or what announces it.
    lexical
        Of the index that was searched: how rare each word is.

    Returns
    -------
    Listing or None
        Of the lists around the passage the one whose announcement holds most of the question, the
        outermost of those that hold as much. ``None`` if the question asks for something else.
    """
    wanted = any(wants_list(reading.text) for reading in question.readings)
    if (not wanted and answer_type(question.text) is not None) or _ONE.search(question.text):
        return None
    lists = lists_around(report, passage)
    words = _Words.of(question, report, lexical)
    if not lists or not words.tokens or words.ask_why:
        return None
    each = [_Announced.of(words, report, one, lists[row + 1 :]) for row, one in enumerate(lists)]
    best = max(reversed(each), key=lambda one: (round(one.share, 6), one.above))
    if best.share < (ANNOUNCED if wanted else PLAINLY_ANNOUNCED):
        return None
    if not (_is_of_kind(best, words, passage) and words.all_in(words.topic, best.tokens)):
        return None
    if _is_prose(best.listing) and not (wanted and _is_titled(words, report, best.listing)):
        return None
    parts = dict.fromkeys((passage, *(part.passage for part in best.listing.parts)))
    single = _most_of_one(words, [each.text for each in parts], best.tokens)
    return best.listing if single <= OF_ONE_ENTRY * best.share else None


def _is_of_kind(best: _Announced, words: _Words, passage: Passage) -> bool:
    """Tell whether a list is of the kind of thing asked for.

    The passage that was found need not name the kind if it announces the list in so many words.
    """
    in_so_many_words = best.listing.lead == passage and best.share >= PLAINLY_ANNOUNCED
    return in_so_many_words or words.all_in(words.kind, best.tokens)


def _is_prose(listing: Listing) -> bool:
    """Tell whether a list is but the plain paragraphs under a title."""
    return listing.lead is None and listing.entries[0].kind is PassageKind.PARAGRAPH


def _is_titled(words: _Words, report: Report, listing: Listing) -> bool:
    """Tell whether the title right above a list begins with the kind of thing asked for."""
    title = report.section(listing.section).title
    beginning = " ".join(syllables(title)[:FIRST_OF_TITLE])
    return bool(words.kind) and bool(held([beginning], tuple(words.kind)).all())


def _announcement(report: Report, listing: Listing) -> str:
    """Return what tells what a list is of: the titles above it, and the end of its lead."""
    lead = _end(listing.lead.text) if listing.lead else ""
    return " ".join((*report.section(listing.section).titles, lead))


def _inside(report: Report, listing: Listing) -> str:
    """Return the titles and the ends of the leads that stand inside a list."""
    passages = [part.passage for part in listing.parts]
    keys = dict.fromkeys(passage.section for passage in passages)
    titles = (report.section(key).title for key in keys if key != listing.section)
    return " ".join((*titles, *(_end(each.text) for each in passages if announces(each))))


def _end(lead: str) -> str:
    """Return the end of the last sentence of a lead."""
    start, end = (sentence_spans(lead) or [(0, len(lead))])[-1]
    return " ".join(syllables(lead[start:end])[-NEAR_THE_COLON:])


def _most_of_one(words: _Words, texts: Sequence[str], announced: NDArray[np.bool_]) -> float:
    """Return the most weight of tokens that are not announced and that one text alone holds.

    What more than half of the texts hold is not one's own.
    """
    each = words.held(texts)
    own = each & ~announced & (each.mean(axis=0) <= 0.5)
    return max(words.weight(row) for row in own)


def _named(text: str, known: Collection[str]) -> Iterator[str]:
    """Give the syllables of a text that name something not known, folded, and their pairs."""
    words = syllables(text)
    folded = fold(" ".join(words)).split()
    naming = [
        word not in _ASKING and token not in known
        for word, token in zip(words, folded, strict=True)
    ]
    yield from compress(folded, naming)
    for (first, one), (second, other) in pairwise(zip(folded, naming, strict=True)):
        if one and other:
            yield f"{first}_{second}"


def _kind(text: str) -> frozenset[str]:
    """Return the two syllables, as a token, that say what kind of thing is asked for."""
    if (match := _OF.match(text)) and not _ASKING & set(syllables(match["kind"])):
        return frozenset({"_".join(map(fold, syllables(match["kind"])))})
    for match in _SEVERAL.finditer(text):
        words = syllables(text[match.end() :])[:2]
        if len(words) == 2 and not _ASKING & set(words):
            return frozenset({"_".join(map(fold, words))})
    return frozenset()
