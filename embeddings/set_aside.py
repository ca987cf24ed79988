"""Files that could not be read, remembered by their content.

Finding out that a file can't be read may take a minute (a huge scan, say). So that a folder with
such a file does not cost that minute at every build, ``set_aside.json`` in the index folder keeps
the reasons. What may be otherwise next time (rights, programs that are not installed) is not kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from corpus import PARSER_VERSION, CorpusError, errors
from embeddings.disk import replace_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from embeddings.progress import SetAside

NAME = "set_aside.json"
FORMAT = 1
PASSING = (errors.UnreadableFile, errors.OcrMissing, errors.OfficeMissing)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a content can't be read.

    Attributes
    ----------
    error
        Name of a class in :mod:`corpus.errors`.
    facts
        What it takes besides the path.
    """

    error: str
    facts: tuple[str | int | float, ...]

    def of(self, path: Path) -> CorpusError | None:
        """Return the error for a file of that content; ``None`` if there is no such class now."""
        made = getattr(errors, self.error, None)
        if not (isinstance(made, type) and issubclass(made, CorpusError)):
            return None
        return made(path, *self.facts)


@dataclass(frozen=True, slots=True)
class _Page:
    format: int
    parser: str
    files: dict[str, Reason]


def recall(index: Path) -> Mapping[str, Reason]:
    """Return the reasons that are kept, by SHA-256 of the content, for today's parser."""
    try:
        page = msgspec.json.decode((index / NAME).read_bytes(), type=_Page)
    except (OSError, ValueError):
        return {}
    return page.files if (page.format, page.parser) == (FORMAT, PARSER_VERSION) else {}


def remember(index: Path, set_aside: Iterable[SetAside]) -> None:
    """Keep the reasons of a build, and forget all others."""
    files = {
        item.sha256: Reason(type(item.error).__name__, item.error.args[1:])
        for item in set_aside
        if item.sha256 is not None and not isinstance(item.error, PASSING)
    }
    if files != recall(index):
        replace_file(index / NAME, msgspec.json.encode(_Page(FORMAT, PARSER_VERSION, files)))
