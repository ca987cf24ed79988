"""Looking up the sentence for a failure."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.errors import HoiBaoCaoError


@singledispatch
def describe(error: HoiBaoCaoError) -> str:
    """Return the sentence for a failure.

    Parameters
    ----------
    error
        Any failure of this project.

    Returns
    -------
    str
        One Vietnamese sentence, with its full stop.

    Raises
    ------
    NotImplementedError
        If no sentence was written for its class; a test keeps that from happening.
    """
    raise NotImplementedError(type(error).__qualname__)
