"""From parsed TOML to a tree of frozen dataclasses, refusing whatever does not fit."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar, get_type_hints

from bot.settings_errors import OutOfRange, UnknownSetting, ValueKind, WrongType

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Tree = TypeVar("Tree")


@dataclass(frozen=True, slots=True)
class Bounds:
    """The numbers a setting may hold, both ends allowed."""

    minimum: int | None = None
    maximum: int | None = None

    @property
    def metadata(self) -> Mapping[str, Bounds]:
        """For the ``metadata`` of a dataclass field."""
        return MappingProxyType({"bounds": self})

    def hold(self, value: float) -> bool:
        """Tell whether a number lies within them."""
        above = self.minimum is None or value >= self.minimum
        return above and (self.maximum is None or value <= self.maximum)


def build(tree: type[Tree], table: Mapping[str, object], file: Path, prefix: str = "") -> Tree:
    """Make a dataclass of a TOML table; what the table leaves out keeps its default.

    Parameters
    ----------
    tree
        A dataclass whose fields are dataclasses or of the types of ``_READERS``.
    table
        As ``tomllib`` gives it.
    file
        The configuration file; relative paths are relative to its folder.
    prefix
        Names of the tables it stands in, each with a dot.

    Raises
    ------
    UnknownSetting, WrongType, OutOfRange
        If a key or value does not fit.
    """
    if not is_dataclass(tree):
        raise TypeError(tree)
    types = get_type_hints(tree)
    bounds: dict[str, Bounds] = {
        f.name: f.metadata["bounds"] for f in fields(tree) if "bounds" in f.metadata
    }
    values: dict[str, Any] = {}
    for name, value in table.items():
        key = prefix + name
        if name not in types:
            raise UnknownSetting(file, key, value, tuple(types))
        values[name] = _value(types[name], value, file, key)
        if name in bounds and not bounds[name].hold(values[name]):
            raise OutOfRange(file, key, value, (bounds[name].minimum, bounds[name].maximum))
    return tree(**values)


def _value(wanted: Any, value: object, file: Path, key: str) -> object:  # noqa: ANN401 - a type
    if isinstance(wanted, type) and is_dataclass(wanted):
        if not isinstance(value, dict):
            raise WrongType(file, key, value, ValueKind.TABLE)
        return build(wanted, value, file, key + ".")
    kind, read = _READERS[wanted]
    try:
        return read(value, file)
    except TypeError as error:
        raise WrongType(file, key, value, kind) from error


def _exactly(wanted: type) -> Callable[[object, Path], object]:
    """Return a reader that takes one type and none of its subclasses (``True`` is no number)."""

    def read(value: object, _file: Path) -> object:
        if type(value) is not wanted:
            raise TypeError(value)
        return value

    return read


def _number(value: object, _file: Path) -> float:
    if type(value) not in (int, float):
        raise TypeError(value)
    return float(value)  # type: ignore[arg-type] # just checked


def _several(wanted: type) -> Callable[[object, Path], object]:
    def read(value: object, _file: Path) -> object:
        if not isinstance(value, list) or any(type(one) is not wanted for one in value):
            raise TypeError(value)
        return tuple(value)

    return read


def _path(value: object, file: Path) -> Path:
    if not isinstance(value, str) or not value or "\0" in value:
        raise TypeError(value)
    return file.parent / Path(value).expanduser()


def _path_or_none(value: object, file: Path) -> Path | None:
    """Take an empty text for none: TOML has no null."""
    return None if value == "" else _path(value, file)


_READERS: dict[object, tuple[ValueKind, Callable[[object, Path], object]]] = {
    str: (ValueKind.TEXT, _exactly(str)),
    int: (ValueKind.INTEGER, _exactly(int)),
    float: (ValueKind.NUMBER, _number),
    bool: (ValueKind.FLAG, _exactly(bool)),
    Path: (ValueKind.PATH, _path),
    Path | None: (ValueKind.PATH, _path_or_none),
    tuple[int, ...]: (ValueKind.INTEGERS, _several(int)),
    tuple[str, ...]: (ValueKind.TEXTS, _several(str)),
}
