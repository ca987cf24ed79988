"""Finding the passages that answer a question."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from embeddings.asides import Aside, aside
from embeddings.checks import Named
from embeddings.confidence import Evidence, confidence, gather, outcome
from embeddings.courtesies import without_courtesies
from embeddings.dense import nearest, unit_rows
from embeddings.enumeration import asked_list
from embeddings.explanation import explain
from embeddings.folding import clean
from embeddings.followup import topic
from embeddings.fusion import Signals, fused
from embeddings.glossary import Glossary, shipped_glossary
from embeddings.highlight import Sought, answer_span
from embeddings.hit import Hit, HitList, ListedHit, Outcome, SearchResult
from embeddings.indicators import absent_indicators, as_typed
from embeddings.issue_date import tells_issue_date
from embeddings.language import question_language
from embeddings.lexical_tokens import lexical_tokens
from embeddings.question import Knowledge, understand
from embeddings.ranking import Ranking, best_first
from embeddings.recognition import asks_without_naming, is_plain, is_recognised
from embeddings.report_choice import choice_bonus, newest_first
from embeddings.second_look import LOOKED_AT, SecondLook
from embeddings.shorthand import written_out
from embeddings.units import UnitKind
from embeddings.unmentioned import Held, unmentioned
from embeddings.weights import shipped_weights

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

    from embeddings.earlier import Earlier
    from embeddings.encoder import Encoder
    from embeddings.explanation import Explanation
    from embeddings.question import Question
    from embeddings.space import SearchSpace
    from embeddings.tones import Restored, ToneModel
    from embeddings.weights import Weights

NEAREST_UNITS = 2_000
"""So many nearest vectors are asked of FAISS; a passage beyond them gets the lowest of theirs."""

RANKED = 1_000
"""So many first passages are put in order; to sort all would take nine times as long at 100,000."""

MENDED = 64
"""Texts whose readings are remembered: a question that is refused is looked at once more."""


class Searcher:
    """Searches one index; safe to use from several threads.

    Parameters
    ----------
    space
        An opened generation of the index.
    encoder
        The encoder that made it.
    glossary
        Other words for the same things; the shipped one by default.
    weights
        The fitted numbers; the shipped ones by default.
    """

    def __init__(
        self,
        space: SearchSpace,
        encoder: Encoder,
        glossary: Glossary | None = None,
        weights: Weights | None = None,
    ) -> None:
        self.space = space
        self._encoder = encoder
        self._glossary = shipped_glossary() if glossary is None else glossary
        self.weights = shipped_weights() if weights is None else weights
        self._mended = lru_cache(MENDED)(self._restored)

    @cached_property
    def _language(self) -> ToneModel:
        return question_language(self.space.tones)

    @cached_property
    def _unit_place(self) -> NDArray[np.int64]:
        """The place of each unit's passage among all, those of the next kind of unit behind."""
        behind = self.space.unit_kind.astype(np.int64) * len(self.space.passages)
        return behind + self.space.unit_passage

    def _restored(self, text: str) -> tuple[Restored, ...]:
        return self._language.restorations(text, self._glossary.well_typed)

    def search(
        self,
        question: str,
        *,
        previous: Earlier | None = None,
        top: int = 3,
        report: str | None = None,
    ) -> SearchResult:
        """Find the passages for a question.

        Parameters
        ----------
        question
            As typed; must hold a letter or digit.
        previous
            What was asked before it, for a follow-up. Where that is pointed back to and its answer
            is not known, it is searched for, too: one more call of the encoder.
        top
            How many hits are wanted.
        report
            Id of the only report to look in.

        Returns
        -------
        SearchResult
            At most ``top`` hits, best first; none if the report has no passages.
        """
        ranking = self.rank(question, previous=previous, left_out=self._outside(report))
        return self.result(question, ranking, top)

    def explain(
        self,
        question: str,
        *,
        previous: Earlier | None = None,
        top: int = 3,
        report: str | None = None,
    ) -> Explanation:
        """Search as :meth:`search` does, and tell how the result came about."""
        ranking = self.rank(question, previous=previous, left_out=self._outside(report))
        leans = ranking.question.leans and not ranking.question.meant
        leaned_on = topic(previous) if previous and leans else None
        return explain(self, ranking, self.result(question, ranking, top), leaned_on)

    def result(self, question: str, ranking: Ranking, top: int) -> SearchResult:
        """Return the ``top`` hits of a ranking, and what they say of the question as typed."""
        hits = tuple(self.hit(ranking, int(row)) for row in ranking.order[:top])
        if not hits:
            return SearchResult(ranking.question.text, (), 0.0, Outcome.NOT_STATED)
        if (said := aside(question)) is not None:
            known = Outcome.NOT_STATED if said is Aside.OVERVIEW else Outcome.OFF_TOPIC
            return SearchResult(ranking.question.text, hits, 0.0, known)
        typed = clean(question)
        asked = without_courtesies(typed)
        if not self._recognised(asked, ranking):
            known = Outcome.NOT_STATED if asks_without_naming(asked) else Outcome.OFF_TOPIC
            unsaid = self._unmentioned(asked, ranking)
            return SearchResult(ranking.question.text, hits, 0.0, known, unmentioned=unsaid)
        missing = self.missing(ranking)
        evidence = self.evidence(ranking, hits[0], missing)
        weights = self.weights.confidence
        sure = confidence(evidence, weights)
        if tells_issue_date(ranking.question.text, " ".join(hits[0].marked)):
            sure = max(sure, weights.answered_from)
        known = outcome(sure, evidence, weights)
        answered = known is Outcome.ANSWERED
        told = self._told(missing, typed, ranking, 1 if answered else top)
        return SearchResult(
            ranking.question.text,
            hits,
            sure,
            known,
            told,
            () if answered else self._unmentioned(asked, ranking),
            self._whole_list(ranking, hits[0]) if answered and not missing else None,
            ranking.question.meant,
            () if answered else tuple(filter(self._stands_somewhere, told)),
        )

    def read(
        self, question: str, previous: Earlier | None = None, left_out: Collection[int] = ()
    ) -> Question:
        """Work out what a question asks for; see :func:`embeddings.question.understand`."""
        return understand(question, previous, self._knowledge(left_out))

    def _knowledge(self, left_out: Collection[int] = ()) -> Knowledge:
        def answer(earlier: str) -> tuple[str, ...]:
            return self.result(earlier, self.rank(earlier, left_out=left_out), 1).answer

        weights, has = self.weights.fusion, self.space.lexical.has
        return Knowledge(self._mended, self._glossary, weights, has, answer)

    def rank(
        self, question: str, *, previous: Earlier | None = None, left_out: Collection[int] = ()
    ) -> Ranking:
        """Score every passage for a question, but for the rows in ``left_out``."""
        understood = self.read(question, previous, left_out)
        vector = self._vector(understood)
        passage, sentence = self._nearest(vector)
        signals = Signals(passage, sentence, self.space.lexical.query(understood.all_tokens))
        inside = np.ones(len(passage), bool)
        inside[list(left_out)] = False
        scores = fused(signals, inside, self.weights.fusion) + choice_bonus(
            understood.whole, self.space.lexical
        )
        order = best_first(scores, RANKED)
        look = self._look(understood, order[:LOOKED_AT])
        scores[look.rows] += sum(look.gains(self.weights.second_look).values())
        first = look.rows[np.argsort(-scores[look.rows], kind="stable")]
        order = newest_first(
            np.concatenate([first, order[LOOKED_AT:]]), scores, self.space.passages
        )
        sought = Sought.of(understood, self.space.lexical)
        return Ranking(understood, vector, signals, look, scores, order, sought)

    def hit(self, ranking: Ranking, row: int) -> Hit:
        """Return a ranked passage with what answers in it."""
        place = self.space.passages[row]
        # of the array's own type: it would be copied as another
        bounds = self.space.unit_passage.searchsorted(np.array([row, row + 1], np.int32))
        units = np.arange(*bounds)
        units = units[self.space.unit_kind[units] == UnitKind.SENTENCE]
        spans = [(int(start), int(end)) for start, end in self.space.unit_span[units]]
        cosines = self.space.vectors[units] @ ranking.vector
        highlight = answer_span(place.passage.text, spans, cosines, ranking.sought)
        return Hit(place.report, place.passage, highlight, float(ranking.scores[row]))

    def _whole_list(self, ranking: Ranking, first: Hit) -> HitList | None:
        """Return the list around the first hit, if the question asks for all of it."""
        listing = asked_list(ranking.question, first.report, first.passage, self.space.lexical)
        if listing is None:
            return None
        rows = self.space.passages.neighbours(int(ranking.order[0]))
        row_of = dict(zip([each.id for each in first.report.passages], rows, strict=True))
        return HitList(
            self.hit(ranking, row_of[listing.lead.id]) if listing.lead else None,
            listing.section,
            tuple(
                ListedHit(self.hit(ranking, row_of[part.passage.id]), part.depth)
                for part in listing.parts
            ),
        )

    def missing(self, ranking: Ranking) -> tuple[str, ...]:
        """Return what the question names and the first hit lacks, or asks of and no hit holds."""
        named = ranking.look.absent[ranking.look.place(ranking.order[0])]
        absent = absent_indicators(ranking.question, self._language, self._holds)
        return (*named, *(thing for thing in absent if thing not in named))

    def evidence(self, ranking: Ranking, hit: Hit, missing: tuple[str, ...]) -> Evidence:
        """Return what speaks for and against the first hit."""
        neighbours = self.space.passages.neighbours(int(ranking.order[0]))
        return gather(ranking, hit, missing, self.space.lexical, neighbours)

    def _told(
        self, missing: tuple[str, ...], typed: str, ranking: Ranking, top: int
    ) -> tuple[str, ...]:
        """Return, as typed, what is missing in each of the first ``top`` hits."""
        lacked = [
            {*ranking.look.absent[ranking.look.place(row)]}
            for row in ranking.order[1:top].tolist()
            if row in ranking.look.rows
        ]
        named = ranking.look.absent[ranking.look.place(ranking.order[0])]
        told = (one for one in missing if one not in named or all(one in lack for lack in lacked))
        return tuple(dict.fromkeys(as_typed(name, typed) for name in told))

    def _stands_somewhere(self, name: str) -> bool:
        """Tell whether a year, a unit or a name of several words stands in some passage.

        Of a name of one word it can't be told: "Pháp" is in "pháp luật".
        """
        tokens = lexical_tokens(name)
        return len(tokens) > 1 and self._holds(tokens)

    def _unmentioned(self, asked: str, ranking: Ranking) -> tuple[str, ...]:
        """Return the words of a question, without its courtesies, that no report has."""
        meant = self._mended(asked)[0].text
        return unmentioned(asked, meant, self._held(ranking, meant))

    def _recognised(self, asked: str, ranking: Ranking) -> bool:
        """Tell whether something of a question is; a follow-up is known by what it leans on."""
        question = ranking.question
        if question.mention or question.leans or is_plain(question, self.space.lexical.has):
            return True
        written = written_out(asked, self._glossary.chat)
        return is_recognised(written, question, self._held(ranking, written))

    def _held(self, ranking: Ranking, typed: str) -> Held:
        """Return what the reports hold, among it words of a question that they say otherwise."""
        otherwise = (
            token
            for equivalent in (
                *ranking.question.equivalents,
                *self._knowledge().equivalents(typed),
            )
            if any(self._holds(other) for other in equivalent.others)
            for token in equivalent.tokens
        )
        return Held(
            self.space.tones.singles,
            self.space.lexical.has,
            self._language,
            frozenset(otherwise),
        )

    def _holds(self, tokens: Collection[str]) -> bool:
        """Tell whether each token stands in some passage."""
        return all(map(self.space.lexical.has, tokens))

    def _look(self, question: Question, rows: NDArray[np.int64]) -> SecondLook:
        named = Named.of(question.whole, self._glossary, self._holds)
        return SecondLook.at(rows, question, named, self.space.passages, self.space.lexical)

    def _vector(self, question: Question) -> NDArray[np.float32]:
        """Return a question's vector: the mean of its readings', the likelier weighing more."""
        vectors = self._encoder.encode_queries([reading.text for reading in question.readings])
        shares = np.array([reading.share for reading in question.readings], np.float32)
        vector: NDArray[np.float32] = unit_rows(shares[None] @ vectors)[0]
        return vector

    def _nearest(
        self, vector: NDArray[np.float32]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Return each passage's cosine and that of its best sentence."""
        space, size = self.space, len(self.space.passages)
        found = nearest(space.faiss, space.vectors, vector, NEAREST_UNITS)
        best = np.full(len(UnitKind) * size, found.cosines.min(), np.float32)
        np.maximum.at(best, self._unit_place[found.rows], found.cosines)
        return (
            best[UnitKind.PASSAGE * size :][:size],
            best[UnitKind.SENTENCE * size :][:size],
        )

    def _outside(self, report: str | None) -> Collection[int]:
        """Return the rows of all reports but one."""
        if report is None:
            return ()
        rows = self.space.passages
        return [
            row
            for number, other in enumerate(self.space.reports)
            if other.id != report
            for row in rows.of_report(number)
        ]
