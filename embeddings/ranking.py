"""Every passage of an index scored for one question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from embeddings.fusion import Signals
    from embeddings.highlight import Sought
    from embeddings.question import Question
    from embeddings.second_look import SecondLook


@dataclass(frozen=True, slots=True)
class Ranking:
    """Every passage scored for one question.

    Attributes
    ----------
    vector
        The question's, shape (dimension,), float32.
    look
        What a second look at the first passages saw.
    scores
        Shape (passages,), float32; ``-inf`` for passages out of question.
    order
        Rows of the first passages in question, best first.
    sought
        What tells which of a passage's sentences answers.
    """

    question: Question
    vector: NDArray[np.float32]
    signals: Signals
    look: SecondLook
    scores: NDArray[np.float32]
    order: NDArray[np.int64]
    sought: Sought


def best_first(scores: NDArray[np.float32], most: int) -> NDArray[np.int64]:
    """Return the rows of the ``most`` best scores, best first, equal ones in the order of the rows.

    Those of ``-inf`` are left out.
    """
    rows = np.arange(len(scores))
    if len(scores) > most:
        rows = np.sort(np.argpartition(-scores, most)[:most])
    rows = rows[np.isfinite(scores[rows])]
    return rows[np.argsort(-scores[rows], kind="stable")]
