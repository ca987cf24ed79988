"""An OpenAI-compatible embeddings server as an encoder.

``POST URL/embeddings`` with ``model``, ``input`` (a list of texts) and ``encoding_format``; the
answer's ``data`` holds an ``index`` and an ``embedding`` for each text (OpenAI, API reference,
"Create embeddings"). The key is taken from the environment only and is never logged.
"""

from __future__ import annotations

import os
import random
import ssl
import threading
import time
import weakref
from typing import TYPE_CHECKING

import httpx
import msgspec
import numpy as np

from embeddings.dense import unit_rows
from embeddings.encoder_errors import (
    EndpointAnswerUnusable,
    EndpointCertificateRefused,
    EndpointDimensionChanged,
    EndpointKeyRefused,
    EndpointRefused,
    EndpointUnreachable,
)
from embeddings.folding import clean

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from embeddings.encoder_choice import EncoderChoice

KEY = "HOIBAOCAO_ENCODER_KEY"
"""Environment variable of the server's key."""

FIRST_WAIT, LONGEST_WAIT = 0.5, 20.0
"""Seconds before a request is sent again, doubled each time, unless the server says how long."""

_TOO_MUCH = {400, 413, 422}
"""What servers answer to more texts, or to longer ones, than they take."""
_PASSING = {408, 409, 425, 429, 500, 502, 503, 504, 529}
_SHORT = 200
"""Characters; a text refused at this length is not refused for its length."""
_LEAST_NORM = 1e-9


class _Row(msgspec.Struct):
    index: int
    embedding: list[float]


class _Answer(msgspec.Struct):
    data: list[_Row]


class _Refused(Exception):
    """The server says that a request asks too much, or is wrong."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class EndpointEncoder:
    """An :class:`embeddings.encoder.Encoder` behind HTTP; safe to use from several threads.

    A batch that the server refuses is halved, and it is sent no larger one any more. A single long
    text that it refuses is halved too, and gets the mean of the halves' vectors.

    Parameters
    ----------
    choice
        Of the kind ``ENDPOINT``.

    Raises
    ------
    EncoderError
        If the server can't be used; a sentence is encoded at once to find out.
    """

    def __init__(self, choice: EncoderChoice) -> None:
        self.name = choice.name
        self._url = f"{choice.place}/embeddings"
        self._models = {True: choice.endpoint.query_model, False: choice.endpoint.passage_model}
        self._prompts = {True: choice.query_prompt or "", False: choice.passage_prompt or ""}
        self._retries = choice.endpoint.retries
        self._batch = choice.batch
        self._chance = random.Random()  # noqa: S311 - spreads requests in time, nothing secret
        self._lock = threading.Lock()
        self._client = httpx.Client(
            verify=self._trusted(choice.endpoint.certificate),
            timeout=choice.endpoint.timeout,
            headers=_authorization(),
        )
        self._closing = weakref.finalize(self, self._client.close)
        self._dimension: int | None = None
        try:
            self.dimension = len(self._batched(["a"], is_query=True)[0])
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close the connections."""
        self._closing()

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode passages; see :class:`embeddings.encoder.Encoder`."""
        return self._encode(texts, is_query=False)

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode questions; see :class:`embeddings.encoder.Encoder`."""
        return self._encode(texts, is_query=True)

    def _encode(self, texts: Sequence[str], *, is_query: bool) -> NDArray[np.float32]:
        vectors = np.empty((len(texts), self.dimension), np.float32)
        start = 0
        while start < len(texts):
            end = min(start + self._batch, len(texts))
            batch = [self._prompts[is_query] + clean(text) for text in texts[start:end]]
            vectors[start:end] = self._batched(batch, is_query=is_query)
            start = end
        return vectors

    def _batched(self, texts: list[str], *, is_query: bool) -> NDArray[np.float32]:
        """Encode texts with their prompts, in as many requests as the server wants."""
        try:
            return self._asked(texts, is_query=is_query)
        except _Refused as refused:
            if len(texts) == 1:
                return self._halves(texts[0], refused, is_query=is_query)
            middle = len(texts) // 2
            with self._lock:
                self._batch = min(self._batch, max(middle, 1))
        parts = (texts[:middle], texts[middle:])
        return np.concatenate([self._batched(part, is_query=is_query) for part in parts])

    def _halves(self, text: str, refused: _Refused, *, is_query: bool) -> NDArray[np.float32]:
        """Encode a text that may be too long: the mean of its halves, by their lengths."""
        middle = text.find(" ", len(text) // 2)
        if len(text) <= _SHORT or middle < 0:
            raise EndpointRefused(self.name, refused.status) from refused
        parts = [text[:middle], text[middle + 1 :]]
        vectors = np.concatenate([self._batched([part], is_query=is_query) for part in parts])
        lengths = np.array([[len(part) for part in parts]], np.float32)
        return unit_rows(lengths @ vectors)

    def _asked(self, texts: list[str], *, is_query: bool) -> NDArray[np.float32]:
        request: dict[str, object] = {
            "model": self._models[is_query],
            "input": texts,
            "encoding_format": "float",
        }
        answer = self._sent(request)
        if answer.status_code in _TOO_MUCH:
            raise _Refused(answer.status_code)
        if answer.status_code in {401, 403}:
            raise EndpointKeyRefused(self.name, KEY)
        if answer.status_code != 200:
            raise EndpointRefused(self.name, answer.status_code)
        return self._read(answer.content, len(texts))

    def _sent(self, request: dict[str, object]) -> httpx.Response:
        """Send a request until it is answered for good.

        Raises
        ------
        EndpointUnreachable
            If it failed for a passing reason as often as it may.
        EndpointCertificateRefused
            If the server is not who it says it is.
        """
        for attempt in range(self._retries + 1):
            answer = None
            try:
                answer = self._client.post(self._url, json=request)
            except httpx.TransportError as error:
                if _is_about_certificate(error):
                    raise EndpointCertificateRefused(self.name) from error
                reason: Exception | None = error
            else:
                if answer.status_code not in _PASSING:
                    return answer
                reason = None
            if attempt < self._retries:
                time.sleep(self._wait(attempt, answer))
        raise EndpointUnreachable(self.name) from reason

    def _wait(self, attempt: int, answer: httpx.Response | None) -> float:
        told = answer.headers.get("retry-after", "") if answer is not None else ""
        if told.isdecimal():
            return min(float(told), LONGEST_WAIT)
        doubled = min(FIRST_WAIT * 2.0**attempt, LONGEST_WAIT)
        return doubled * self._chance.uniform(0.5, 1)

    def _read(self, content: bytes, count: int) -> NDArray[np.float32]:
        try:
            rows = sorted(
                msgspec.json.decode(content, type=_Answer).data, key=lambda row: row.index
            )
        except msgspec.MsgspecError as error:
            raise EndpointAnswerUnusable(self.name) from error
        if [row.index for row in rows] != list(range(count)):
            raise EndpointAnswerUnusable(self.name)
        for row in rows:
            self._check_dimension(len(row.embedding))
        vectors = np.array([row.embedding for row in rows])
        with np.errstate(over="ignore"):
            lengths = np.linalg.norm(vectors, axis=1)
        if not (np.isfinite(lengths) & (lengths > _LEAST_NORM)).all():
            raise EndpointAnswerUnusable(self.name)
        unit: NDArray[np.float32] = (vectors / lengths[:, None]).astype(np.float32)
        return unit

    def _check_dimension(self, found: int) -> None:
        if self._dimension is None:
            self._dimension = found
        elif found != self._dimension:
            raise EndpointDimensionChanged(self.name, found, self._dimension)

    def _trusted(self, certificate: Path | None) -> ssl.SSLContext | bool:
        if certificate is None:
            return True
        try:
            return ssl.create_default_context(cafile=str(certificate))
        except OSError as error:
            raise EndpointCertificateRefused(self.name) from error


def _authorization() -> dict[str, str]:
    key = os.environ.get(KEY, "").strip()
    return {"Authorization": f"Bearer {key}"} if key else {}


def _is_about_certificate(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False
