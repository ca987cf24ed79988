"""The packed model in PyTorch, with its scales, biases and norms to be taught.

The network is BERT's (Devlin et al., NAACL 2019) as ``forward_batch`` in ``e5.c`` runs it, mean
pooling and unit length at the end. The 4-bit weights and the embedding tables stay fixed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from embeddings.packed import BLOCK_BYTES, BLOCK_WEIGHTS, Packed
from scripts.packed_blocks import unpacked
from scripts.packed_tokenizer import PackedTokenizer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

HIDDEN_AWAY = -1e9


class PackedImage:
    """A model file and where its tensors lie."""

    def __init__(self, image: NDArray[np.uint8]) -> None:
        self.packed = Packed.of(image.data)
        self._image = image

    def floats(self, name: str) -> Tensor:
        """Return a float32 tensor, flat."""
        place = self.packed.tensors[name]
        raw = self._image[place.offset : place.offset + place.size].tobytes()
        return torch.from_numpy(np.frombuffer(raw, np.float32).copy())

    def blocks(self, name: str) -> NDArray[np.uint8]:
        """Return a Q4_0 tensor, shape (blocks, 18)."""
        place = self.packed.tensors[name]
        return self._image[place.offset : place.offset + place.size].reshape(-1, BLOCK_BYTES)


def _tensors(blocks: NDArray[np.uint8]) -> tuple[Tensor, Tensor]:
    scales, steps = unpacked(blocks)
    return torch.from_numpy(scales), torch.from_numpy(steps)


class TaughtLinear(nn.Module):
    """A linear layer: fixed weights, taught scales and bias."""

    def __init__(self, image: PackedImage, name: str, width: int) -> None:
        super().__init__()
        scales, weights = _tensors(image.blocks(f"{name}.w"))
        self.register_buffer("scaled", scales * weights)
        self.register_buffer("start", image.floats(f"{name}.b"))
        self.w = nn.Parameter(torch.zeros_like(scales))
        self.b = nn.Parameter(torch.zeros(len(self.start)))
        self._width = width
        self._weight: Tensor | None = None

    def prepare(self) -> None:
        """Work out the weights once for all the texts of a step."""
        self._weight = (self.scaled * (1 + self.w)).view(-1, self._width)

    def forward(self, rows: Tensor) -> Tensor:
        """Apply the layer; :meth:`prepare` comes first."""
        return functional.linear(rows, self._weight, self.start + self.b)


class TaughtNorm(nn.Module):
    """A layer normalisation whose weights and biases are taught."""

    def __init__(self, image: PackedImage, name: str) -> None:
        super().__init__()
        self.register_buffer("start_w", image.floats(f"{name}.w"))
        self.register_buffer("start_b", image.floats(f"{name}.b"))
        self.w = nn.Parameter(torch.zeros(len(self.start_w)))
        self.b = nn.Parameter(torch.zeros(len(self.start_b)))
        self._epsilon = image.packed.sizes.epsilon

    def forward(self, rows: Tensor) -> Tensor:
        """Normalise rows."""
        weight, bias = self.start_w + self.w, self.start_b + self.b
        return functional.layer_norm(rows, weight.shape, weight, bias, self._epsilon)


class TaughtLayer(nn.Module):
    """Attention and feed-forward, each added to its input and normalised."""

    def __init__(self, image: PackedImage, number: int) -> None:
        super().__init__()
        sizes, start = image.packed.sizes, f"l{number}."
        self.heads = sizes.heads
        for name in ("q", "k", "v", "ao", "fi"):
            setattr(self, name, TaughtLinear(image, start + name, sizes.hidden))
        self.fo = TaughtLinear(image, f"{start}fo", sizes.inner)
        self.aln = TaughtNorm(image, f"{start}aln")
        self.oln = TaughtNorm(image, f"{start}oln")

    def forward(self, rows: Tensor, mask: Tensor) -> Tensor:
        """Apply the layer to rows of shape (texts, pieces, hidden)."""
        texts, pieces, hidden = rows.shape

        def split(part: Tensor) -> Tensor:
            return part.view(texts, pieces, self.heads, hidden // self.heads).transpose(1, 2)

        heard = functional.scaled_dot_product_attention(
            split(self.q(rows)), split(self.k(rows)), split(self.v(rows)), attn_mask=mask
        )
        rows = self.aln(rows + self.ao(heard.transpose(1, 2).reshape(rows.shape)))
        normal: Tensor = self.oln(rows + self.fo(functional.gelu(self.fi(rows))))
        return normal


class PackedBert(nn.Module):
    """The whole model; parameters are named as the tensors of the file: ``layers.3.q.w``."""

    def __init__(self, model: NDArray[np.uint8]) -> None:
        super().__init__()
        image = PackedImage(model)
        sizes = image.packed.sizes
        self._tokenizer = PackedTokenizer(model)
        self._words = image.blocks("emb.word").reshape(sizes.words, -1, BLOCK_BYTES)
        self._places = image.floats("emb.pos").view(sizes.positions, sizes.hidden)
        self._type = image.floats("emb.type").view(sizes.types, sizes.hidden)[0]
        self.eln = TaughtNorm(image, "emb.ln")
        self.layers = nn.ModuleList(TaughtLayer(image, number) for number in range(sizes.layers))

    def prepare(self) -> None:
        """Work out all weights once for the texts of a step."""
        for module in self.modules():
            if isinstance(module, TaughtLinear):
                module.prepare()

    def forward(self, texts: Sequence[str], prefix: str, longest: int) -> Tensor:
        """Encode texts.

        Parameters
        ----------
        prefix
            ``"query: "`` or ``"passage: "``.
        longest
            Pieces of a text that are read.

        Returns
        -------
        torch.Tensor
            Shape (texts, hidden), rows of length 1.
        """
        pieces = [self._tokenizer.encode(prefix + text, longest) for text in texts]
        most = max(map(len, pieces))
        padded = [row + [self._tokenizer.pad] * (most - len(row)) for row in pieces]
        there = torch.tensor([[1.0] * len(row) + [0.0] * (most - len(row)) for row in pieces])
        rows = self.eln(self._embedded(np.array(padded)) + self._places[:most] + self._type)
        mask = ((1 - there) * HIDDEN_AWAY)[:, None, None, :]
        for layer in self.layers:
            rows = layer(rows, mask)
        mean = (rows * there[..., None]).sum(1) / there.sum(1, keepdim=True)
        return functional.normalize(mean, dim=-1)

    def _embedded(self, pieces: NDArray[np.int64]) -> Tensor:
        scales, weights = _tensors(self._words[pieces.reshape(-1)].reshape(-1, BLOCK_BYTES))
        width = self._words.shape[1] * BLOCK_WEIGHTS
        return (scales * weights).view(*pieces.shape, width)
