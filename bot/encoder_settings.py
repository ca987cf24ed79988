"""The settings of the encoder."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path  # noqa: TC003 - settings are read by their annotations

from bot.settings_errors import SettingNotABackend, SettingNotAnEncoder
from bot.settings_tree import Bounds
from embeddings.encoder_choice import (
    EncoderChoice,
    EncoderKind,
    EndpointChoice,
    NotAnEncoder,
    parse_model,
)

AUTO = "auto"
"""Leaves a prompt to the model, and the device to what the machine has."""

BACKENDS = ("torch", "onnx", "openvino")
BATCH = Bounds(1, 2048)
TIMEOUT = Bounds(1, 600)
RETRIES = Bounds(0, 20)


@dataclass(frozen=True, slots=True, kw_only=True)
class EndpointSettings:
    """An embeddings endpoint; its key is never among the settings.

    Attributes
    ----------
    passage_model, query_model
        The model's name as the server knows it; without ``query_model`` it is the same for both.
    certificate
        File of the certificate authorities to trust.
    timeout_seconds
        Of one request.
    retries
        After a failure that may pass.
    """

    passage_model: str = ""
    query_model: str = ""
    certificate: Path | None = None
    timeout_seconds: int = field(default=30, metadata=TIMEOUT.metadata)
    retries: int = field(default=4, metadata=RETRIES.metadata)


@dataclass(frozen=True, slots=True, kw_only=True)
class EncoderSettings:
    """Which encoder, and how it runs; see :class:`embeddings.encoder_choice.EncoderChoice`."""

    model: str = "bundled"
    query_prompt: str = AUTO
    passage_prompt: str = AUTO
    batch: int = field(default=16, metadata=BATCH.metadata)
    device: str = AUTO
    backend: str = "torch"
    offline: bool = False
    endpoint: EndpointSettings = field(default_factory=EndpointSettings)

    def choice(self, model: str | None = None) -> EncoderChoice:
        """Return what is to be opened.

        Parameters
        ----------
        model
            Another model, for a comparison.

        Raises
        ------
        NotAnEncoder
            If the model's name has no form that is known.
        """
        kind, place, revision = parse_model(self.model if model is None else model)
        server = self.endpoint
        return EncoderChoice(
            kind=kind,
            place=place,
            revision=revision,
            query_prompt=_unless_auto(self.query_prompt),
            passage_prompt=_unless_auto(self.passage_prompt),
            batch=self.batch,
            device=_unless_auto(self.device),
            backend=self.backend,
            offline=self.offline,
            endpoint=EndpointChoice(
                passage_model=server.passage_model,
                query_model=server.query_model or server.passage_model,
                certificate=server.certificate,
                timeout=server.timeout_seconds,
                retries=server.retries,
            ),
        )


def checked(encoder: EncoderSettings, file: Path) -> EncoderSettings:
    """Return settings whose model's folder is absolute, it being relative to the file.

    Raises
    ------
    SettingNotAnEncoder, SettingNotABackend
        If a name is not one of those that are known.
    """
    if encoder.backend not in BACKENDS:
        raise SettingNotABackend(file, "encoder.backend", encoder.backend, BACKENDS)
    try:
        choice = encoder.choice()
    except NotAnEncoder as error:
        raise SettingNotAnEncoder(file, "encoder.model", encoder.model) from error
    if choice.kind is not EncoderKind.SENTENCE_TRANSFORMERS or not choice.is_folder:
        return encoder
    folder = (file.parent / choice.place).resolve()
    return replace(encoder, model=f"{choice.kind}:{folder}")


def _unless_auto(words: str) -> str | None:
    return None if words == AUTO else words
