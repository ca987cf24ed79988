"""What can go wrong with an encoder that is not the bundled one, one class a failure."""

from __future__ import annotations

from corpus.errors import HoiBaoCaoError


class EncoderError(HoiBaoCaoError):
    """An encoder can't be used.

    Attributes
    ----------
    encoder
        What the configuration calls it.
    """

    def __init__(self, encoder: str) -> None:
        super().__init__(encoder)
        self.encoder = encoder


class EncoderExtraMissing(EncoderError):
    """A package that the encoder needs is not installed.

    Attributes
    ----------
    needed
        What ``pip install`` is to be given.
    """

    def __init__(self, encoder: str, needed: str) -> None:
        super().__init__(encoder)
        self.needed = needed


class ModelFolderMissing(EncoderError):
    """The folder of the model does not exist."""


class ModelNotHere(EncoderError):
    """The network may not be used, and the model has never been downloaded."""


class ModelUnreachable(EncoderError):
    """The hub can't be reached, or has no such model or revision."""


class ModelNeedsCode(EncoderError):
    """The model brings program code of its own, which is never run."""


class ModelUnusable(EncoderError):
    """What is there can't be loaded as a model.

    Attributes
    ----------
    reason
        The library's words for it.
    """

    def __init__(self, encoder: str, reason: str) -> None:
        super().__init__(encoder)
        self.reason = reason


class DeviceMissing(EncoderError):
    """Neither this machine nor its PyTorch has such a device.

    Attributes
    ----------
    device
        As the configuration names it.
    """

    def __init__(self, encoder: str, device: str) -> None:
        super().__init__(encoder)
        self.device = device


class EncoderOutOfMemory(EncoderError):
    """The model does not fit in memory, or the batch does not.

    Attributes
    ----------
    batch
        Texts that were to be encoded at once.
    """

    def __init__(self, encoder: str, batch: int) -> None:
        super().__init__(encoder)
        self.batch = batch


class EndpointError(EncoderError):
    """An embeddings endpoint can't be used."""


class EndpointUnreachable(EndpointError):
    """The server does not answer, in time or at all, or answers that it can't, again and again."""


class EndpointCertificateRefused(EndpointError):
    """The server's certificate is not one to be trusted."""


class EndpointKeyRefused(EndpointError):
    """The server wants a key, or another one.

    Attributes
    ----------
    variable
        The environment variable that the key is taken from.
    """

    def __init__(self, encoder: str, variable: str) -> None:
        super().__init__(encoder)
        self.variable = variable


class EndpointRefused(EndpointError):
    """The server refuses a request for good.

    Attributes
    ----------
    status
        HTTP status code.
    """

    def __init__(self, encoder: str, status: int) -> None:
        super().__init__(encoder)
        self.status = status


class EndpointAnswerUnusable(EndpointError):
    """The server's answer is not in the form of OpenAI's embeddings."""


class EndpointDimensionChanged(EndpointError):
    """The server gives vectors of another length than before.

    Attributes
    ----------
    found, known
        The lengths.
    """

    def __init__(self, encoder: str, found: int, known: int) -> None:
        super().__init__(encoder)
        self.found = found
        self.known = known
