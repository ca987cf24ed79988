"""What a search looks through: an opened generation, or the same thing built in memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from embeddings.dense import build_faiss
from embeddings.lexical import LexicalIndex
from embeddings.shelf import PassageRows
from embeddings.tones import ToneModel
from embeddings.units import passage_tokens, report_units, titled_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from corpus.report import Report
    from embeddings.encoder import Encoder


class SearchSpace(Protocol):
    """The parts of :class:`embeddings.generation.Generation` that a search reads."""

    @property
    def reports(self) -> Sequence[Report]:
        """All reports."""
        ...

    @property
    def passages(self) -> PassageRows:
        """All passages, report by report."""
        ...

    @property
    def vectors(self) -> NDArray[np.float32]:
        """Unit vectors, shape (units, dimension)."""
        ...

    @property
    def unit_passage(self) -> NDArray[np.int32]:
        """Row of each unit's passage, ascending, shape (units,)."""
        ...

    @property
    def unit_kind(self) -> NDArray[np.uint8]:
        """:class:`embeddings.units.UnitKind` of each unit, shape (units,)."""
        ...

    @property
    def unit_span(self) -> NDArray[np.int32]:
        """Start and end of each unit in its passage's text, shape (units, 2)."""
        ...

    @property
    def faiss(self) -> Any:  # noqa: ANN401 (faiss has no types)
        """Inner-product index over ``vectors``."""
        ...

    @property
    def lexical(self) -> LexicalIndex:
        """BM25 over ``passages``."""
        ...

    @property
    def tones(self) -> ToneModel:
        """The syllables of the reports."""
        ...


@dataclass(frozen=True)
class MemorySpace:
    """A :class:`SearchSpace` that was never on disk: for evaluating on other texts."""

    reports: tuple[Report, ...]
    passages: PassageRows
    vectors: NDArray[np.float32]
    unit_passage: NDArray[np.int32]
    unit_kind: NDArray[np.uint8]
    unit_span: NDArray[np.int32]
    faiss: Any
    lexical: LexicalIndex
    tones: ToneModel

    @classmethod
    def of(cls, reports: Sequence[Report], encoder: Encoder) -> MemorySpace:
        """Index reports (at least one passage in all)."""
        ends = np.cumsum([len(report.passages) for report in reports])
        starts = [0, *ends[:-1]]
        units = [
            (start + unit.passage, unit)
            for start, report in zip(starts, reports, strict=True)
            for unit in report_units(report)
        ]
        passages = [(report, p) for report in reports for p in report.passages]
        vectors = encoder.encode_passages([unit.text for _, unit in units])
        return cls(
            reports=tuple(reports),
            passages=PassageRows(tuple(reports), ends),
            vectors=vectors,
            unit_passage=np.array([row for row, _ in units], np.int32),
            unit_kind=np.array([unit.kind for _, unit in units], np.uint8),
            unit_span=np.array([(unit.start, unit.end) for _, unit in units], np.int32),
            faiss=build_faiss(vectors),
            lexical=LexicalIndex.build([passage_tokens(*passage) for passage in passages]),
            tones=ToneModel.count(titled_text(*passage) for passage in passages),
        )
