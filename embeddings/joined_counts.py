"""Two sets of counts read as one, without adding them up first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


class JoinedCounts(Mapping[str, int]):
    """``weight`` times the first counts plus the second."""

    def __init__(self, first: Mapping[str, int], second: Mapping[str, int], weight: int) -> None:
        self._first = first
        self._second = second
        self._weight = weight

    def __getitem__(self, key: str) -> int:
        if key not in self:
            raise KeyError(key)
        return self._weight * self._first.get(key, 0) + self._second.get(key, 0)

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401 (as in Mapping)
        """Return a count with one look at each of the two; this is asked very often."""
        first, second = self._first.get(key), self._second.get(key)
        if first is None and second is None:
            return default
        return self._weight * (first or 0) + (second or 0)

    def __contains__(self, key: object) -> bool:
        return key in self._first or key in self._second

    def __iter__(self) -> Iterator[str]:
        return iter({**self._first, **self._second})

    def __len__(self) -> int:
        return len({*self._first, *self._second})


class JoinedForms(Mapping[str, tuple[str, ...]]):
    """The forms of two models, those of the first before those that only the second has."""

    def __init__(
        self, first: Mapping[str, tuple[str, ...]], second: Mapping[str, tuple[str, ...]]
    ) -> None:
        self._first = first
        self._second = second

    def __getitem__(self, key: str) -> tuple[str, ...]:
        if key not in self:
            raise KeyError(key)
        return tuple(dict.fromkeys((*self._first.get(key, ()), *self._second.get(key, ()))))

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401 (as in Mapping)
        """Return forms without raising for what neither has; most that is asked for is none."""
        first, second = self._first.get(key), self._second.get(key)
        if first is None or second is None:
            found = first or second
            return default if found is None else found
        return tuple(dict.fromkeys((*first, *second)))

    def __contains__(self, key: object) -> bool:
        return key in self._first or key in self._second

    def __iter__(self) -> Iterator[str]:
        return iter({**self._first, **self._second})

    def __len__(self) -> int:
        return len({*self._first, *self._second})
