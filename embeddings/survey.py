"""What is in the corpus folder now, against what a generation was made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus import report_files
from corpus.errors import UnreadableFile
from embeddings.disk import sha256
from embeddings.progress import Changes

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from corpus.errors import CorpusError
    from embeddings.manifest import ReportEntry


@dataclass(frozen=True, slots=True)
class Source:
    """A report file.

    Attributes
    ----------
    file
        Its path relative to the corpus folder, with ``/``.
    sha256
        Hash of its content; ``None`` if it can't be opened.
    """

    path: Path
    file: str
    sha256: str | None

    @classmethod
    def of(cls, path: Path, corpus: Path) -> Source:
        """Look at a file of a corpus folder."""
        try:
            digest = sha256(path)
        except OSError:
            digest = None
        return cls(path, path.relative_to(corpus).as_posix(), digest)

    @property
    def unreadable(self) -> CorpusError | None:
        """Why it can't be opened."""
        return UnreadableFile(self.path) if self.sha256 is None else None


def survey(
    corpus: Path, growing: Collection[str], entries: Sequence[ReportEntry]
) -> tuple[Source, ...]:
    """Look at every report file of a corpus folder, in the order of their rows.

    Parameters
    ----------
    growing
        Files that are still being written: they count as they were indexed, or not at all.
    entries
        What was indexed.

    Raises
    ------
    CorpusError
        If there is no such folder, or no report file in it.
    """
    before = {entry.file: entry.sha256 for entry in entries}
    sources: list[Source] = []
    for path in report_files(corpus):
        file = path.relative_to(corpus).as_posix()
        if file not in growing:
            sources.append(Source.of(path, corpus))
        elif file in before:
            sources.append(Source(path, file, before[file]))
    return tuple(sources)


def compare(sources: Sequence[Source], entries: Sequence[ReportEntry]) -> Changes:
    """Tell what changed between a generation's reports and the files there are, by content."""
    before = {entry.file: entry.sha256 for entry in entries}
    now = {source.file: source.sha256 for source in sources}
    gone = {file: digest for file, digest in before.items() if file not in now}
    new, renamed = [], []
    for file, digest in now.items():
        if file in before:
            continue
        old = next((name for name, content in gone.items() if content == digest), None)
        if old is None:
            new.append(file)
        else:
            del gone[old]
            renamed.append((old, file))
    changed = tuple(file for file in now if file in before and now[file] != before[file])
    same = len(now) - len(new) - len(renamed) - len(changed)
    return Changes(tuple(new), changed, tuple(renamed), tuple(gone), same)
