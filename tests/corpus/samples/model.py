"""The parts a sample document is written from, whatever file type it is written in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``depth`` counts from 0, ``key`` is the section's expected key.

    ``typed`` says that its label is typed by hand even in Word, ``split`` that the title stands
    below its label.
    """

    label: str
    title: str
    key: str
    depth: int = 0
    dot: str = "."
    typed: bool = False
    split: bool = False

    @property
    def text(self) -> str:
        return f"{self.label}{self.dot} {self.title}"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A plain paragraph; ``notes`` are footnotes whose marks stand in the text as ``{1}``."""

    text: str
    item: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered paragraph, its number in the text."""

    text: str
    item: str


@dataclass(frozen=True, slots=True)
class Bullet:
    """An entry of a list."""

    text: str
    item: str | None = None
    sign: str = "-"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption above it, and how many columns head it."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Part = Heading | Paragraph | Item | Bullet | Table


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a document; ``parent`` is the body above the issuer."""

    parent: str
    issuer: str
    number: str
    place_and_date: str
    kind: str
    subject: str


@dataclass(frozen=True, slots=True)
class Tail:
    """Recipients and signature."""

    recipients: tuple[str, ...]
    titles: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Document:
    """A whole sample, and the metadata that are expected of it."""

    name: str
    head: Head
    parts: tuple[Part, ...]
    tail: Tail
    number: str | None
    date: str | None
    issuer: str
