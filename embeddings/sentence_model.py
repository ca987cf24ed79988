"""Any model of sentence-transformers as an encoder; PyTorch is imported when one is opened."""

from __future__ import annotations

import importlib.util
import os
import threading
from contextlib import contextmanager
from logging import CRITICAL, getLogger
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import numpy as np

from embeddings.encoder_errors import (
    DeviceMissing,
    EncoderError,
    EncoderExtraMissing,
    EncoderOutOfMemory,
    ModelFolderMissing,
    ModelNeedsCode,
    ModelNotHere,
    ModelUnreachable,
    ModelUnusable,
)
from embeddings.folding import clean
from embeddings.windows import Window, joined, windows_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from embeddings.encoder_choice import EncoderChoice

EXTRA_NAME = "sentence-transformers"
EXTRA = f"hoibaocao[{EXTRA_NAME}]"
BACKENDS = {
    "torch": ("torch",),
    "onnx": ("onnxruntime", "optimum"),
    "openvino": ("openvino", "optimum"),
}
"""What runs a model, and the packages that must be there for it."""

QUERY_PROMPTS = ("query",)
PASSAGE_PROMPTS = ("document", "passage", "corpus")
"""Names of the prompts that a model may bring, the first that is there being used."""

HUB_SECONDS = 10.0
"""How long a hub may take to answer at all."""

_OUT_OF_MEMORY = ("out of memory", "can't allocate memory", "cannot allocate memory")


def missing_package(backend: str) -> str | None:
    """Return what ``pip install`` is to be given before a backend can be used, if anything."""
    if importlib.util.find_spec("sentence_transformers") is None:
        return EXTRA
    if any(importlib.util.find_spec(name) is None for name in BACKENDS[backend]):
        return f"sentence-transformers[{backend}]"
    return None


def cached_models() -> tuple[str, ...]:
    """Return the names of the models of sentence-transformers that were downloaded once, sorted."""
    folders = _hub_cache().glob("models--*/snapshots/*/modules.json")
    names = {folder.parts[-4].removeprefix("models--") for folder in folders}
    return tuple(sorted(name.replace("--", "/", 1) for name in names))


def cached_model(choice: EncoderChoice) -> Path | None:
    """Return the folder of a downloaded model, if it is there.

    Of several revisions it is the one that is named, or the one downloaded last.
    """
    folder = _hub_cache() / f"models--{choice.place.replace('/', '--')}" / "snapshots"
    found = sorted(folder.glob("*"), key=lambda place: place.stat().st_mtime)
    named = [place for place in found if choice.revision and place.name == choice.revision]
    return next(reversed(named or found), None)


class SentenceModelEncoder:
    """An :class:`embeddings.encoder.Encoder` around a model of sentence-transformers.

    Code that a model brings is never run. Calls are made one after another, batch by batch.

    Parameters
    ----------
    choice
        Of the kind ``SENTENCE_TRANSFORMERS``.

    Raises
    ------
    EncoderError
        If the library, the model, the device or the memory is missing.
    """

    def __init__(self, choice: EncoderChoice) -> None:
        needed = missing_package(choice.backend)
        if needed is not None:
            raise EncoderExtraMissing(choice.name, needed)
        if choice.is_folder and not Path(choice.place).is_dir():
            raise ModelFolderMissing(choice.name)
        self.name = choice.name
        self._batch = choice.batch
        self._lock = threading.Lock()
        with self._memory():
            self._model = _load(choice)
            self._prompts = {
                True: _prompt(self._model, choice.query_prompt, QUERY_PROMPTS),
                False: _prompt(self._model, choice.passage_prompt, PASSAGE_PROMPTS),
            }
            self.dimension = int(self._vectors(["a"], "", is_query=True).shape[1])

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode passages; see :class:`embeddings.encoder.Encoder`."""
        return self._encode(texts, is_query=False)

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode questions; see :class:`embeddings.encoder.Encoder`."""
        return self._encode(texts, is_query=True)

    def _encode(self, texts: Sequence[str], *, is_query: bool) -> NDArray[np.float32]:
        vectors = np.empty((len(texts), self.dimension), np.float32)
        for start in range(0, len(texts), self._batch):
            batch = [clean(text) for text in texts[start : start + self._batch]]
            with self._lock, self._memory():
                vectors[start : start + len(batch)] = self._batch_vectors(batch, is_query=is_query)
        return vectors

    def _batch_vectors(self, batch: Sequence[str], *, is_query: bool) -> NDArray[np.float32]:
        prompt = self._prompts[is_query]
        windows = self._windows(batch, prompt)
        first = np.array([window.is_first for window in windows])
        parts = np.empty((len(windows), self.dimension), np.float32)
        # The prompt stands before the whole text only, as in the bundled engine.
        for mask, before in ((first, prompt), (~first, "")):
            texts = [window.text for window, inside in zip(windows, mask, strict=True) if inside]
            if texts:
                parts[mask] = self._vectors(texts, before, is_query=is_query)
        return joined(windows, parts, len(batch))

    def _vectors(self, texts: list[str], prompt: str, *, is_query: bool) -> NDArray[np.float32]:
        encode = self._model.encode_query if is_query else self._model.encode_document
        found: NDArray[np.float32] = encode(
            texts,
            prompt=prompt,
            batch_size=self._batch,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return found.astype(np.float32, copy=False)

    def _windows(self, texts: Sequence[str], prompt: str) -> list[Window]:
        """Cut what is longer than the model reads, its prompt and marks counted in."""
        longest, tokenizer = self._model.max_seq_length, self._model.tokenizer
        if not longest or not getattr(tokenizer, "is_fast", False):
            return [Window(number, text, 1) for number, text in enumerate(texts)]
        room = max(longest - len(tokenizer("")["input_ids"]), 1)
        found = []
        for number, text in enumerate(texts):
            if len(text.encode()) + len(prompt.encode()) <= room:  # a token has a byte at least
                found.append(Window(number, text, 1))
                continue
            cut = tokenizer(
                prompt + text, add_special_tokens=False, return_offsets_mapping=True, verbose=False
            )
            found += windows_of(number, prompt, text, cut["offset_mapping"], room)
        return found

    @contextmanager
    def _memory(self) -> Iterator[None]:
        try:
            yield
        except MemoryError as error:
            raise EncoderOutOfMemory(self.name, self._batch) from error
        except RuntimeError as error:
            if not any(words in str(error).lower() for words in _OUT_OF_MEMORY):
                raise
            raise EncoderOutOfMemory(self.name, self._batch) from error


def _hub_cache() -> Path:
    """Return where downloaded models lie (``huggingface_hub``, environment variables)."""
    cache = os.environ.get("XDG_CACHE_HOME", "~/.cache")
    home = os.environ.get("HF_HOME", f"{cache}/huggingface")
    return Path(os.environ.get("HF_HUB_CACHE", f"{home}/hub")).expanduser()


def _load(choice: EncoderChoice) -> Any:  # noqa: ANN401 - sentence-transformers is not always there
    without_network = choice.offline or choice.is_folder
    if without_network:  # read once, at import: what is given below does not stop everything
        os.environ["HF_HUB_OFFLINE"] = "1"
    elif not _hub_answers():  # the library would try for minutes, although the model may be here
        without_network = True
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()
    logging.set_verbosity_error()
    getLogger("huggingface_hub").setLevel(CRITICAL)
    _check_device(choice)
    try:
        return SentenceTransformer(
            choice.place,
            revision=choice.revision,
            device=choice.device,
            backend=choice.backend,
            local_files_only=without_network,
            trust_remote_code=False,
        )
    except MemoryError:
        raise
    except Exception as error:  # broken files fail in as many ways as there are libraries below
        raise _failure(choice, error) from error


def _hub_answers() -> bool:
    """Tell whether anything answers where models are downloaded from."""
    hub = os.environ.get("HF_ENDPOINT", "https://huggingface.co")
    try:
        httpx.head(hub, timeout=HUB_SECONDS)
    except httpx.TransportError:
        return False
    return True


def _failure(choice: EncoderChoice, error: Exception) -> EncoderError:
    """Return what it means that a model was not loaded."""
    told = str(error).strip()
    if any(words in told.lower() for words in _OUT_OF_MEMORY):
        return EncoderOutOfMemory(choice.name, choice.batch)
    if "trust_remote_code" in told:
        return ModelNeedsCode(choice.name)
    if isinstance(error, OSError) and not choice.is_folder:
        return ModelNotHere(choice.name) if choice.offline else ModelUnreachable(choice.name)
    return ModelUnusable(choice.name, told.partition("\n")[0] or type(error).__name__)


def _check_device(choice: EncoderChoice) -> None:
    """Try the device on one number, so that a wrong one is not taken for a broken model."""
    if choice.device is None or choice.backend != "torch":
        return
    import torch

    try:
        torch.zeros(1, device=choice.device)
    except (RuntimeError, AssertionError, NotImplementedError) as error:
        raise DeviceMissing(choice.name, choice.device) from error


def _prompt(model: Any, wanted: str | None, names: Sequence[str]) -> str:  # noqa: ANN401 - as above
    if wanted is not None:
        return wanted
    return next((model.prompts[name] for name in names if model.prompts.get(name)), "")
