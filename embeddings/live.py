"""What answers questions, kept up to date under a running program."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Generic, TypeVar

from corpus.errors import HoiBaoCaoError
from embeddings.current import read_current

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from embeddings.current import Named
    from embeddings.encoder import Encoder
    from embeddings.generation import Generation
    from embeddings.store import Store

T = TypeVar("T")


class Live(Generic[T]):
    """Something made of the current generation, made again when another becomes current.

    Who works on a question takes :meth:`get` once and keeps it to the end: then nothing it says
    mixes two generations. The one before goes when its last reader lets go of it.

    Parameters
    ----------
    store
        The index.
    encoder
        The encoder questions are encoded with.
    make
        Makes what is wanted of an opened generation, such as a ``Searcher``.
    interval
        Seconds between two looks, once :meth:`start` was called.

    Raises
    ------
    StoreError
        If there is no index that can be opened; see :meth:`embeddings.store.Store.current`.
    """

    def __init__(
        self,
        store: Store,
        encoder: Encoder,
        make: Callable[[Generation], T],
        *,
        interval: float = 1.0,
    ) -> None:
        self._store = store
        self._encoder = encoder
        self._make = make
        self._interval = interval
        self._named: Named | None = None
        self._problem: HoiBaoCaoError | None = None
        self._turn = threading.Lock()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="index", daemon=True)
        self._made = self._open()

    def get(self) -> T:
        """Return what was made of the newest generation that could be opened."""
        return self._made

    @property
    def problem(self) -> HoiBaoCaoError | None:
        """Why the current generation could not be opened, if it could not."""
        return self._problem

    def refresh(self) -> bool:
        """Look whether another generation is current now; if so, swap to it.

        What can't be opened is noted in :attr:`problem`, and the one before stays.

        Returns
        -------
        bool
            Whether it was swapped.
        """
        with self._turn:
            try:
                if read_current(self._store.folder) == self._named:
                    self._problem = None
                    return False
                self._made = self._open()
            except HoiBaoCaoError as error:
                self._problem = error
                return False
            return True

    def start(self) -> None:
        """Look again and again, in a thread of its own, until :meth:`close`."""
        self._thread.start()

    def close(self) -> None:
        """Stop looking."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()

    def __enter__(self) -> Live[T]:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _watch(self) -> None:
        while not self._stop.wait(self._interval):
            self.refresh()

    def _open(self) -> T:
        generation = self._store.current(self._encoder)
        made = self._make(generation)
        self._named = generation.named
        self._problem = None
        return made
