"""Which encoder to use, and opening it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from embeddings.encoder import Encoder

_FOLDER_SIGNS = ("/", "./", "../", "~")
"""What the name of a folder begins with, unlike that of a model on a hub."""


class EncoderKind(StrEnum):
    """The kinds of encoder; what stands before the colon in the configuration."""

    BUNDLED = "bundled"
    SENTENCE_TRANSFORMERS = "sentence-transformers"
    ENDPOINT = "endpoint"


class NotAnEncoder(ValueError):
    """Some words name no encoder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndpointChoice:
    """How to speak to an embeddings endpoint.

    Attributes
    ----------
    passage_model, query_model
        The model's name as the server knows it, for passages and for questions.
    certificate
        File of the certificate authorities to trust; ``None``: the well-known ones.
    timeout
        Seconds that one request may take.
    retries
        How often a request that failed for a passing reason is sent again.
    """

    passage_model: str = ""
    query_model: str = ""
    certificate: Path | None = None
    timeout: float = 30.0
    retries: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class EncoderChoice:
    """An encoder and how to run it.

    Attributes
    ----------
    kind
        Which kind.
    place
        Name on a hub or folder of a model, address of an endpoint, or nothing.
    revision
        Of a model on a hub: a branch, a tag or a commit; ``None``: the newest.
    query_prompt, passage_prompt
        What is put before each question or passage; ``None``: what the model asks for, which of
        an endpoint is nothing.
    batch
        Texts that are encoded at once.
    device
        As PyTorch names it; ``None``: the fastest there is.
    backend
        ``"torch"``, ``"onnx"`` or ``"openvino"``.
    offline
        Whether the network may not be used.
    """

    kind: EncoderKind = EncoderKind.BUNDLED
    place: str = ""
    revision: str | None = None
    query_prompt: str | None = None
    passage_prompt: str | None = None
    batch: int = 16
    device: str | None = None
    backend: str = "torch"
    offline: bool = False
    endpoint: EndpointChoice = field(default_factory=EndpointChoice)

    @property
    def name(self) -> str:
        """What the configuration calls it: ``"sentence-transformers:BAAI/bge-m3@main"``."""
        revision = f"@{self.revision}" if self.revision else ""
        return f"{self.kind}:{self.place}{revision}" if self.place else str(self.kind)

    @property
    def is_folder(self) -> bool:
        """Whether ``place`` names a folder of this machine."""
        return is_folder(self.place)


def is_folder(place: str) -> bool:
    """Tell whether a model's place is a folder: it begins like a path."""
    return place.startswith(_FOLDER_SIGNS)


def parse_model(words: str) -> tuple[EncoderKind, str, str | None]:
    """Read what the configuration calls an encoder.

    Parameters
    ----------
    words
        ``"bundled"``, ``"sentence-transformers:NAME"``, ``"sentence-transformers:NAME@REVISION"``,
        ``"sentence-transformers:./FOLDER"`` or ``"endpoint:http(s)://HOST…"``.

    Returns
    -------
    tuple
        Kind, place and revision.

    Raises
    ------
    NotAnEncoder
        If it is none of these; an address with a name or password in it is none.
    """
    kind, _, place = words.partition(":")
    if words == EncoderKind.BUNDLED:
        return EncoderKind.BUNDLED, "", None
    if kind == EncoderKind.ENDPOINT and _is_plain_address(place):
        return EncoderKind.ENDPOINT, place.rstrip("/"), None
    if kind != EncoderKind.SENTENCE_TRANSFORMERS or not place:
        raise NotAnEncoder(words)
    if is_folder(place):
        folder = str(Path(place).expanduser()) if place.startswith("~") else place
        return EncoderKind.SENTENCE_TRANSFORMERS, folder, None
    name, _, revision = place.partition("@")
    if not name:
        raise NotAnEncoder(words)
    return EncoderKind.SENTENCE_TRANSFORMERS, name, revision or None


def open_encoder(choice: EncoderChoice) -> Encoder:
    """Load an encoder.

    A heavy one that is open already is given again: two of them may not fit in memory.

    Raises
    ------
    EncoderError
        If it can't be used here and now; the subclass says why.
    """
    if choice.kind is EncoderKind.BUNDLED:
        from embeddings.bundled import BundledEncoder

        return BundledEncoder()
    return _open_other(choice)


@lru_cache(maxsize=1)
def _open_other(choice: EncoderChoice) -> Encoder:
    if choice.kind is EncoderKind.ENDPOINT:
        from embeddings.endpoint import EndpointEncoder

        return EndpointEncoder(choice)
    from embeddings.sentence_model import SentenceModelEncoder

    return SentenceModelEncoder(choice)


def _is_plain_address(text: str) -> bool:
    try:
        address = urlsplit(text)
    except ValueError:
        return False
    is_web = address.scheme in {"http", "https"} and bool(address.hostname)
    return is_web and address.username is None and address.password is None
