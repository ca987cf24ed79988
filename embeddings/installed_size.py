"""How much room installed packages take, with all that they require."""

from __future__ import annotations

import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PROJECT = "hoibaocao"
_REQUIREMENT = re.compile(r"^\s*([A-Za-z0-9][\w.-]*)\s*(?:\[([^\]]*)\])?")
_EXTRA = re.compile(r"""extra\s*==\s*["']([^"']+)["']""")


def required(name: str, extras: frozenset[str] = frozenset()) -> dict[str, Distribution]:
    """Return the installed packages that a package requires, directly or not, itself included.

    Parameters
    ----------
    name
        Of the package.
    extras
        Which of its extras are counted; of the packages below it, those that are asked for.

    Returns
    -------
    dict
        By normalised name. What is not installed, such as what another system needs, is left out.
    """
    found: dict[str, Distribution] = {}
    asked: set[tuple[str, frozenset[str]]] = set()
    waiting = [(normalised(name), extras)]
    while waiting:
        one = waiting.pop()
        if one in asked:
            continue
        asked.add(one)
        try:
            found[one[0]] = distribution(one[0])
        except PackageNotFoundError:
            continue
        waiting += _requirements(found[one[0]], one[1])
    return found


def installed_bytes(package: Distribution) -> int:
    """Return the size of a package's files; of the project itself in a checkout, nothing."""
    places = (Path(str(package.locate_file(file))) for file in package.files or ())
    return sum(place.stat().st_size for place in places if place.is_file())


def extra_bytes(extra: str) -> int:
    """Return what an extra of this project adds to the size of its base install."""
    base = required(PROJECT)
    whole = required(PROJECT, frozenset({extra}))
    return sum(installed_bytes(whole[name]) for name in whole.keys() - base.keys())


def folder_bytes(folder: Path) -> int:
    """Return the size of all files in a folder, each link counting as what it leads to."""
    return sum(place.stat().st_size for place in folder.rglob("*") if place.is_file())


def normalised(name: str) -> str:
    """Return a package's name as PEP 503 compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _requirements(
    package: Distribution, extras: frozenset[str]
) -> Iterator[tuple[str, frozenset[str]]]:
    for line in package.requires or ():
        wanted, _, marker = line.partition(";")
        of_extra = _EXTRA.search(marker)
        if of_extra and normalised(of_extra[1]) not in extras:
            continue
        if match := _REQUIREMENT.match(wanted):
            inner = frozenset(normalised(one) for one in (match[2] or "").split(",") if one.strip())
            yield normalised(match[1]), inner
