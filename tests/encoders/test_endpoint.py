"""An OpenAI-compatible endpoint: the engine's own server, and one that has trouble."""

from __future__ import annotations

import json
import logging
import ssl
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
import trustme

from embeddings import encoder_errors as errors
from embeddings.encoder_choice import EncoderChoice, EncoderKind, EndpointChoice
from embeddings.endpoint import KEY, EndpointEncoder
from tests.encoders.embeddings_server import EmbeddingsServer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from embeddings.bundled import BundledEncoder
    from tests.cli.conftest import Command

    Connect = Callable[..., EndpointEncoder]

TEXTS = [f"Nghị quyết số {number} về ngân sách" for number in range(7)]


@pytest.fixture(autouse=True)
def _no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(KEY, raising=False)


@pytest.fixture
def server(bundled_encoder: BundledEncoder) -> Iterator[EmbeddingsServer]:
    with EmbeddingsServer(bundled_encoder) as running:
        yield running


@pytest.fixture
def connect(server: EmbeddingsServer) -> Iterator[Connect]:
    """Make encoders on the server that has trouble; give settings of the endpoint or others."""
    made: list[EndpointEncoder] = []

    def call(place: str = server.url, batch: int = 16, **settings: object) -> EndpointEncoder:
        endpoint = EndpointChoice(**{"timeout": 5.0, "retries": 1, **settings})  # type: ignore[arg-type]
        choice = EncoderChoice(
            kind=EncoderKind.ENDPOINT, place=place, batch=batch, endpoint=endpoint
        )
        made.append(EndpointEncoder(choice))
        return made[-1]

    yield call
    for encoder in made:
        encoder.close()


def test_the_engines_own_server_gives_the_engines_vectors(
    endpoint_choice: EncoderChoice, bundled_encoder: BundledEncoder
) -> None:
    encoder = EndpointEncoder(endpoint_choice)
    try:
        for ours, theirs in (
            (bundled_encoder.encode_passages, encoder.encode_passages),
            (bundled_encoder.encode_queries, encoder.encode_queries),
        ):
            np.testing.assert_allclose(theirs(TEXTS), ours(TEXTS), atol=1e-5)
        assert encoder.dimension == 384
        assert encoder.encode_passages([]).shape == (0, 384)
        assert encoder.encode_passages(["", "\0\ud800"]).shape == (2, 384)
    finally:
        encoder.close()


def test_prompts_of_the_configuration_stand_before_the_texts(
    server: EmbeddingsServer, endpoint_choice: EncoderChoice
) -> None:
    choice = replace(endpoint_choice, place=server.url, passage_prompt="passage: ")
    encoder = EndpointEncoder(choice)
    encoder.encode_passages(["a\u0301"])
    encoder.encode_queries(["b"])
    encoder.close()
    assert server.trouble.requests[1:] == [["passage: á"], ["b"]]


def test_texts_go_in_batches(server: EmbeddingsServer, connect: Connect) -> None:
    connect(batch=3).encode_passages(TEXTS)
    assert [len(texts) for texts in server.trouble.requests] == [1, 3, 3, 1]


def test_a_smaller_limit_of_the_server_is_found_once_and_kept(
    server: EmbeddingsServer, connect: Connect, bundled_encoder: BundledEncoder
) -> None:
    encoder = connect()
    server.trouble.most = 2
    found = encoder.encode_queries(TEXTS)
    np.testing.assert_allclose(found, bundled_encoder.encode_queries(TEXTS), atol=1e-5)
    server.trouble.requests.clear()
    asked = len(server.trouble.keys)
    encoder.encode_queries(TEXTS)
    assert len(server.trouble.requests) == len(server.trouble.keys) - asked


def test_a_text_that_is_too_long_is_halved(server: EmbeddingsServer, connect: Connect) -> None:
    encoder = connect()
    server.trouble.longest = 400
    halves = ["thu ngân sách " * 20, "hộ nghèo giảm " * 20]
    (whole,) = encoder.encode_passages([" ".join(half.strip() for half in halves)])
    mean = encoder.encode_passages(halves).sum(axis=0)
    assert whole @ mean / np.linalg.norm(mean) == pytest.approx(1, abs=1e-3)
    assert max(len(text) for texts in server.trouble.requests for text in texts) <= 400


@pytest.mark.parametrize("status", [429, 500, 503])
def test_what_may_pass_is_asked_again(
    server: EmbeddingsServer, connect: Connect, status: int
) -> None:
    encoder = connect()
    server.trouble.failures = [status]
    server.trouble.retry_after = "0"
    assert encoder.encode_queries(["a"]).shape == (1, 384)


def test_what_does_not_pass_is_given_up(server: EmbeddingsServer, connect: Connect) -> None:
    encoder = connect()
    server.trouble.failures = [503] * 9
    server.trouble.retry_after = "0"
    with pytest.raises(errors.EndpointUnreachable):
        encoder.encode_queries(["a"])
    assert len(server.trouble.failures) == 9 - 2


def test_a_server_that_is_too_slow(server: EmbeddingsServer, connect: Connect) -> None:
    server.trouble.slow = 0.5
    with pytest.raises(errors.EndpointUnreachable):
        connect(timeout=0.1, retries=0)


def test_no_server(connect: Connect) -> None:
    with pytest.raises(errors.EndpointUnreachable):
        connect("http://127.0.0.1:9", retries=0)


def test_a_wrong_address(server: EmbeddingsServer, connect: Connect) -> None:
    with pytest.raises(errors.EndpointRefused) as refused:
        connect(f"{server.url}/v2")
    assert refused.value.status == 404


def test_another_dimension_than_before(server: EmbeddingsServer, connect: Connect) -> None:
    encoder = connect()
    server.trouble.dimensions = 128
    with pytest.raises(errors.EndpointDimensionChanged) as refused:
        encoder.encode_passages(TEXTS)
    assert (refused.value.found, refused.value.known) == (128, 384)


@pytest.mark.parametrize(
    "body",
    [
        "<html>",
        "{}",
        '{"data": []}',
        '{"data": [{"index": 1, "embedding": [1.0]}]}',
        '{"data": [{"index": 0, "embedding": ["a"]}]}',
        '{"data": [{"index": 0, "embedding": []}]}',
        json.dumps({"data": [{"index": 0, "embedding": [0.0] * 384}]}),
        json.dumps({"data": [{"index": 0, "embedding": [1e308] * 384}]}),
    ],
)
def test_an_answer_that_holds_no_vectors(
    server: EmbeddingsServer, connect: Connect, body: str
) -> None:
    server.trouble.body = body
    with pytest.raises(errors.EndpointAnswerUnusable):
        connect()


def test_the_key_comes_from_the_environment_and_is_written_nowhere(
    server: EmbeddingsServer,
    connect: Connect,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    server.trouble.key = "sk-bí-mật".encode().hex()
    with pytest.raises(errors.EndpointKeyRefused) as refused:
        connect()
    assert refused.value.variable == KEY
    monkeypatch.setenv(KEY, server.trouble.key)
    with caplog.at_level(logging.DEBUG):
        encoder = connect()
        assert encoder.encode_queries(["a"]).shape == (1, 384)
    assert server.trouble.keys[-1] == f"Bearer {server.trouble.key}"
    assert "POST" in caplog.text
    assert server.trouble.key not in caplog.text
    assert server.trouble.key not in repr(vars(encoder))


def test_a_certificate_is_trusted_only_where_the_configuration_says_so(
    bundled_encoder: BundledEncoder, connect: Connect, tmp_path: Path
) -> None:
    authority = trustme.CA()
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(tls)
    with EmbeddingsServer(bundled_encoder, tls) as server:
        with pytest.raises(errors.EndpointCertificateRefused):
            connect(server.url)
        assert server.trouble.keys == []
        certificate = tmp_path / "office.pem"
        authority.cert_pem.write_to_path(str(certificate))
        trusted = connect(server.url, certificate=certificate)
        assert trusted.encode_queries(["a"]).shape == (1, 384)
        with pytest.raises(errors.EndpointCertificateRefused):
            connect(server.url, certificate=tmp_path / "none.pem")


def test_a_failure_is_one_sentence_on_the_command_line(
    command: Command, server: EmbeddingsServer, tmp_path: Path
) -> None:
    server.trouble.key = "right"
    (tmp_path / "config.toml").write_text(
        f'[encoder]\nmodel = "endpoint:{server.url}"\n', encoding="utf-8"
    )
    outcome = command("ask", "Ai ký?")
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (1, "", 1)
    assert f"biến môi trường {KEY}" in outcome.err
