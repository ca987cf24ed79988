"""sentence-transformers on a real model: the bundled one as a Hugging Face folder."""

from __future__ import annotations

import itertools
import json
import shutil
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np
import pytest
from hypothesis import given

from embeddings import encoder_errors as errors
from embeddings.encoder_choice import EncoderChoice, EncoderKind, open_encoder
from embeddings.evaluation import evaluate, read_questions
from embeddings.search import Searcher
from embeddings.sentence_model import SentenceModelEncoder
from embeddings.windows import windows_of
from tests.conftest import PROGRAM
from tests.encoders.conftest import require_extra
from tests.encoders.vietnamese import texts
from tests.search.texts import anything, brief

if TYPE_CHECKING:
    from embeddings.bundled import BundledEncoder
    from embeddings.encoder import Encoder

ROOT = Path(__file__).parents[2]
QUESTIONS = ROOT / "tests" / "data" / "questions-346.jsonl"
ALIKE = 0.999
"""Least cosine of one text's vectors by the two engines."""


def test_vectors_are_those_of_the_bundled_encoder_for_texts_of_all_kinds(
    sentence_encoder: Encoder, bundled_encoder: BundledEncoder
) -> None:
    asked = texts()
    assert len(set(asked)) == 200
    ours, theirs = bundled_encoder.encode_passages(asked), sentence_encoder.encode_passages(asked)
    cosines = (ours * theirs).sum(axis=1)
    assert [(c, asked[n][:60]) for n, c in enumerate(cosines) if c < ALIKE] == []


def test_questions_have_their_own_prompt(
    sentence_encoder: Encoder, bundled_encoder: BundledEncoder
) -> None:
    asked = [question.question for question in read_questions(QUESTIONS)][:40]
    ours, theirs = bundled_encoder.encode_queries(asked), sentence_encoder.encode_queries(asked)
    assert (ours * theirs).sum(axis=1).min() >= ALIKE


def test_the_evaluation_questions_are_ranked_the_same_within_noise(
    searcher: Searcher, sentence_encoder: Encoder
) -> None:
    questions = read_questions(QUESTIONS)[::2]
    ours = evaluate(searcher, questions)
    theirs = evaluate(Searcher(searcher.space, sentence_encoder), questions)
    firsts = [
        a.result.hits[0].passage.id == b.result.hits[0].passage.id
        for a, b in zip(ours.judgements, theirs.judgements, strict=True)
    ]
    assert sum(firsts) >= len(firsts) - 2
    assert theirs.overall.hit_at_1 == pytest.approx(ours.overall.hit_at_1, abs=0.02)
    assert theirs.overall.hit_at_3 == pytest.approx(ours.overall.hit_at_3, abs=0.02)
    assert theirs.overall.auroc == pytest.approx(ours.overall.auroc, abs=0.02)


@given(anything)
@brief
def test_any_text_has_a_vector_of_length_one(sentence_encoder: Encoder, text: str) -> None:
    (vector,) = sentence_encoder.encode_passages([text])
    assert vector.dtype == np.float32
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)


def test_threads_get_the_vectors_of_their_own_texts(sentence_encoder: Encoder) -> None:
    asked = [f"Nghị quyết số {number} về ngân sách" for number in range(12)]
    expected = sentence_encoder.encode_queries(asked)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda text: sentence_encoder.encode_queries([text])[0], asked))
    np.testing.assert_allclose(found, expected, atol=1e-5)


def test_no_texts_have_no_vectors(sentence_encoder: Encoder) -> None:
    assert sentence_encoder.encode_passages([]).shape == (0, 384)


def test_a_prompt_of_the_configuration_takes_the_place_of_the_models(
    sentence_choice: EncoderChoice, sentence_encoder: Encoder
) -> None:
    swapped = SentenceModelEncoder(
        replace(sentence_choice, query_prompt="passage: ", passage_prompt="")
    )
    asked = ["Thu ngân sách đạt bao nhiêu?"]
    np.testing.assert_allclose(
        swapped.encode_queries(asked), sentence_encoder.encode_passages(asked), atol=1e-5
    )
    unlike = swapped.encode_passages(asked) @ sentence_encoder.encode_passages(asked).T
    assert unlike[0, 0] < ALIKE


def test_vectors_have_length_one_also_where_the_model_does_not_see_to_it(
    sentence_choice: EncoderChoice, sentence_encoder: Encoder, tmp_path: Path
) -> None:
    bare = linked(sentence_choice.place, tmp_path / "bare")
    modules = json.loads((bare / "modules.json").read_text(encoding="utf-8"))
    rewrite(bare / "modules.json", modules[:2])
    asked = ["Số hộ nghèo giảm."]
    found = SentenceModelEncoder(replace(sentence_choice, place=str(bare))).encode_passages(asked)
    np.testing.assert_allclose(found, sentence_encoder.encode_passages(asked), atol=1e-5)


def test_windows_cover_a_text_in_order() -> None:
    text = " ".join(f"từ{number}" for number in range(100))
    prompt = "một hai ba bốn "
    words = (prompt + text).split()
    ends = list(itertools.accumulate(len(word) + 1 for word in words))
    offsets = [(end - len(word) - 1, end - 1) for end, word in zip(ends, words, strict=True)]
    found = windows_of(5, prompt, text, offsets, 30)
    assert [window.tokens for window in found] == [30, 30, 30, 14]
    assert [window.is_first for window in found] == [True, False, False, False]
    assert " ".join(window.text for window in found) == text


# What is missing, in one sentence each (the sentences: tests/cli/test_error_sentences.py).


def test_without_the_extra_it_says_what_to_install(tmp_path: Path) -> None:
    """A Python that sees the project and none of what the extra brings."""
    for name in ("sentence_transformers", "torch"):
        assert not (tmp_path / name).exists()
    script = (
        "import importlib.machinery as m, sys\n"
        "real = m.PathFinder.find_spec\n"
        "gone = {'sentence_transformers', 'torch'}\n"
        "class Finder(m.PathFinder):\n"
        "    @classmethod\n"
        "    def find_spec(cls, name, path=None, target=None):\n"
        "        return None if name.split('.')[0] in gone else real(name, path, target)\n"
        "sys.meta_path = [Finder if f is m.PathFinder else f for f in sys.meta_path]\n"
        "from bot.cli.program import run\n"
        "sys.exit(run(['ask', 'Ai ký?']))\n"
    )
    (tmp_path / "config.toml").write_text(
        '[encoder]\nmodel = "sentence-transformers:BAAI/bge-m3"\n', encoding="utf-8"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert 'pip install "hoibaocao[sentence-transformers]"' in done.stderr


def test_a_folder_that_is_not_there(sentence_choice: EncoderChoice, tmp_path: Path) -> None:
    with pytest.raises(errors.ModelFolderMissing):
        SentenceModelEncoder(replace(sentence_choice, place=str(tmp_path / "none")))


def test_a_folder_without_a_model(sentence_choice: EncoderChoice, tmp_path: Path) -> None:
    with pytest.raises(errors.ModelUnusable):
        SentenceModelEncoder(replace(sentence_choice, place=str(tmp_path)))


def test_torn_weights(sentence_choice: EncoderChoice, tmp_path: Path) -> None:
    torn = linked(sentence_choice.place, tmp_path / "torn")
    weights = (torn / "model.safetensors").resolve()
    (torn / "model.safetensors").unlink()
    with weights.open("rb") as whole:
        (torn / "model.safetensors").write_bytes(whole.read(100_000))
    with pytest.raises(errors.ModelUnusable):
        SentenceModelEncoder(replace(sentence_choice, place=str(torn)))


def test_a_device_that_is_not_there(sentence_choice: EncoderChoice) -> None:
    with pytest.raises(errors.DeviceMissing) as refused:
        SentenceModelEncoder(replace(sentence_choice, device="cuda:7"))
    assert refused.value.device == "cuda:7"


def test_a_backend_that_is_not_installed(sentence_choice: EncoderChoice) -> None:
    with pytest.raises(errors.EncoderExtraMissing) as refused:
        SentenceModelEncoder(replace(sentence_choice, backend="openvino"))
    assert refused.value.needed == "sentence-transformers[openvino]"


def test_code_that_a_model_brings_is_not_run(
    sentence_choice: EncoderChoice, tmp_path: Path
) -> None:
    odd = linked(sentence_choice.place, tmp_path / "odd")
    config = json.loads((odd / "config.json").read_text(encoding="utf-8"))
    config |= {"model_type": "odd", "auto_map": {"AutoModel": "odd.Odd", "AutoConfig": "odd.C"}}
    rewrite(odd / "config.json", config)
    proof = tmp_path / "ran"
    (odd / "odd.py").write_text(f"open({str(proof)!r}, 'w')\n", encoding="utf-8")
    with pytest.raises(errors.ModelNeedsCode):
        SentenceModelEncoder(replace(sentence_choice, place=str(odd)))
    assert not proof.exists()


def test_too_little_memory(sentence_choice: EncoderChoice, tmp_path: Path) -> None:
    """A process that may take 3 GB of addresses; PyTorch itself takes most of them."""
    script = (
        "import resource, sys, torch, sentence_transformers\n"
        "from bot.cli.program import run\n"
        "taken = int(open('/proc/self/statm').read().split()[0]) * resource.getpagesize()\n"
        "resource.setrlimit(resource.RLIMIT_AS, (taken + 200_000_000,) * 2)\n"
        "sys.exit(run(['ask', 'Ai ký?']))\n"
    )
    (tmp_path / "config.toml").write_text(
        f'[encoder]\nmodel = "sentence-transformers:{sentence_choice.place}"\n', encoding="utf-8"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "Không đủ bộ nhớ" in done.stderr


class Hub:
    """A hub that has no model and remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        asked = self.asked

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append(self.path)
                self.send_error(404)

            do_HEAD = do_GET  # noqa: N815 - the name that http.server wants

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


def asking(hub: Hub, home: Path, offline: str) -> subprocess.Popen[str]:
    """Start the program with a model of a hub."""
    home.mkdir()
    (home / "config.toml").write_text(
        f'[encoder]\nmodel = "sentence-transformers:office/none"\noffline = {offline}\n',
        encoding="utf-8",
    )
    return subprocess.Popen(
        [PROGRAM, "ask", "Ai ký?"],
        cwd=home,
        env={"HF_ENDPOINT": hub.address, "HF_HOME": str(home), "PATH": "/usr/bin:/bin"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_the_network_is_used_only_where_it_may_be(tmp_path: Path) -> None:
    require_extra()
    with Hub() as open_hub, Hub() as closed_hub:
        online = asking(open_hub, tmp_path / "online", "false")
        offline = asking(closed_hub, tmp_path / "offline", "true")
        told = {process: process.communicate() for process in (online, offline)}
    assert (online.returncode, told[online][0]) == (1, "")
    assert "Không tải được mô hình" in told[online][1]
    assert open_hub.asked != []
    assert (offline.returncode, told[offline][0]) == (1, "")
    assert "encoder.offline không cho dùng mạng" in told[offline][1]
    assert closed_hub.asked == []


def test_a_heavy_encoder_is_loaded_once(
    sentence_choice: EncoderChoice, sentence_encoder: Encoder
) -> None:
    assert open_encoder(replace(sentence_choice)) is sentence_encoder
    assert sentence_encoder.name.startswith(EncoderKind.SENTENCE_TRANSFORMERS)


def linked(folder: str, to: Path) -> Path:
    """Copy a model's folder, its weights as a link."""
    return Path(
        shutil.copytree(
            folder,
            to,
            copy_function=lambda a, b: (
                Path(b).symlink_to(a) if a.endswith(".safetensors") else shutil.copy(a, b)
            ),
        )
    )


def rewrite(file: Path, content: object) -> None:
    file.write_text(json.dumps(content), encoding="utf-8")
