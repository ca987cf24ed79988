"""Every passage of an index scored for one question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from embeddings.fusion import Signals
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
        Rows of the passages in question, best first.
    """

    question: Question
    vector: NDArray[np.float32]
    signals: Signals
    look: SecondLook
    scores: NDArray[np.float32]
    order: NDArray[np.int64]
