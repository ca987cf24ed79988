"""Which encoders can be used on this machine now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.errors import HoiBaoCaoError
from embeddings.encoder_choice import EncoderChoice, EncoderKind, open_encoder
from embeddings.encoder_errors import EncoderExtraMissing
from embeddings.sentence_model import cached_models, missing_package

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class EncoderOption:
    """An encoder that might be used.

    Attributes
    ----------
    choice
        How to open it; with no place it stands for its whole kind.
    configured
        Whether it is the one that the configuration names.
    error
        Why it can't be used; ``None`` if it can.
    """

    choice: EncoderChoice
    configured: bool
    error: HoiBaoCaoError | None = None


def survey(configured: EncoderChoice) -> tuple[EncoderOption, ...]:
    """Return the bundled encoder, the models of sentence-transformers here, and the configured one.

    Only the configured one is opened. A model counts as here if it was downloaded once.
    """
    others = [choice for choice in _known(configured) if choice.name != configured.name]
    return (_opened(configured), *(_looked_at(choice) for choice in others))


def _known(configured: EncoderChoice) -> Iterator[EncoderChoice]:
    yield replace(configured, kind=EncoderKind.BUNDLED, place="", revision=None)
    sentence_model = replace(
        configured, kind=EncoderKind.SENTENCE_TRANSFORMERS, place="", revision=None
    )
    names = cached_models()
    for name in names:
        yield replace(sentence_model, place=name)
    if not names and configured.kind is not EncoderKind.SENTENCE_TRANSFORMERS:
        yield sentence_model


def _opened(choice: EncoderChoice) -> EncoderOption:
    try:
        open_encoder(choice)
    except HoiBaoCaoError as error:
        return EncoderOption(choice, configured=True, error=error)
    return EncoderOption(choice, configured=True)


def _looked_at(choice: EncoderChoice) -> EncoderOption:
    error = None
    if choice.kind is EncoderKind.SENTENCE_TRANSFORMERS:
        needed = missing_package(choice.backend)
        error = EncoderExtraMissing(choice.name, needed) if needed else None
    return EncoderOption(choice, configured=False, error=error)
