"""The encoder's layers as an ONNX graph with 8-bit weights, built from the packaged weights.

In: ``states`` float32 (batch, length, hidden), the sums of word, position and type embeddings; ``mask`` float32
(batch, length), 1 where a token stands. Out: ``vector`` float32 (batch, hidden), the mean over the tokens. The layers
are those of BERT (Devlin et al. 2019, arXiv:1810.04805), as multilingual-e5 has them; products with weights run in 8
bits, with one scale a column and the other side quantized at run time, its outliers made smaller before.

Inside, states are (length, batch, …): ONNX Runtime's product over such a pair takes the heads as they lie, where
(batch, length, …) needs three copies of them a layer (measured: 2 % of the time).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from retrieval.embed.outliers import channel_factors
from retrieval.embed.weights import PackagedWeights

if TYPE_CHECKING:
    import onnx

_OPSET = 17  # the first with LayerNormalization
_EPSILON = 1e-12  # of the model's own layer normalization
_MOST = 127  # the largest 8-bit number; -128 is left out, so that the scale is the same on both sides
_FLOAT = 1  # TensorProto.FLOAT
_RUNTIME = "com.microsoft"  # ONNX Runtime's own operators
_FAR_BELOW = -10_000.0  # added to the scores of padding
Progress = Callable[[int, int], None]


def write_encoder(weights: PackagedWeights, path: Path, *, progress: Progress | None = None) -> None:
    """Writes the graph with 8-bit weights to ``path``; ``progress(done, total)`` counts the layers, then the file."""
    total = weights.shape.layers + 1
    model = _Graph(weights).model(lambda done: progress(done, total) if progress else None)
    path.write_bytes(model.SerializeToString())
    if progress:
        progress(total, total)


class _Graph:
    """Adds node by node; every method gives the name of what it made."""

    def __init__(self, weights: PackagedWeights) -> None:
        self._weights, self._shape = weights, weights.shape
        self._factors = channel_factors(weights)
        self._nodes: list[Any] = []
        self._values: list[Any] = []
        self._known: dict[str, tuple[str, str, str]] = {}

    def model(self, done: Callable[[int], None]) -> onnx.ModelProto:
        """The whole graph, checked."""
        import onnx
        from onnx import TensorProto, helper

        size = self._shape.hidden
        bias = self._mask_bias()
        state = self._normalized(self._node("Transpose", "states", perm=[1, 0, 2]), "emb.ln")
        for layer in range(self._shape.layers):
            state = self._layer(f"l{layer}", state, bias)
            done(layer + 1)
        self._pooled(state)
        graph = helper.make_graph(
            self._nodes,
            "encoder",
            [
                helper.make_tensor_value_info("states", TensorProto.FLOAT, ["batch", "length", size]),
                helper.make_tensor_value_info("mask", TensorProto.FLOAT, ["batch", "length"]),
            ],
            [helper.make_tensor_value_info("vector", TensorProto.FLOAT, ["batch", size])],
            self._values,
        )
        operators = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_RUNTIME, 1)]
        model = helper.make_model(graph, opset_imports=operators, ir_version=8)
        onnx.checker.check_model(model)
        return model

    def _node(self, kind: str, *inputs: str, name: str | None = None, **attributes: int | float | list[int]) -> str:
        from onnx import helper

        made = name or f"n{len(self._nodes)}"
        node = helper.make_node(kind, list(inputs), [made], name=f"{kind}_{made}")
        node.attribute.extend(helper.make_attribute(key, value) for key, value in attributes.items())
        self._nodes.append(node)
        return made

    def _value(self, array: NDArray[Any]) -> str:
        from onnx import numpy_helper

        name = f"v{len(self._values)}"
        self._values.append(numpy_helper.from_array(array, name))
        return name

    def _ints(self, *numbers: int) -> str:
        return self._value(np.array(numbers, np.int64))

    def _number(self, number: float) -> str:
        return self._value(np.array(number, np.float32))

    def _mask_bias(self) -> str:
        """0 where a token stands and far below where none does: (batch, 1, 1, length)."""
        absent = self._node("Sub", self._number(1.0), "mask")
        below = self._node("Mul", absent, self._number(_FAR_BELOW))
        return self._node("Unsqueeze", below, self._ints(1, 2))

    def _linear(
        self, state: str, name: str, factors: NDArray[np.float32], *, divided: NDArray[np.float32] | None = None
    ) -> str:
        """The product with a matrix of 8-bit numbers, one scale a column, plus the bias.

        ``state`` was divided by ``factors``, (n_in,), as `_evened` does; what comes out is ``divided``, (n_out,).
        """
        rows = self._weights.tensor(f"{name}.w").reshape(-1, len(factors)) * factors
        added = self._weights.tensor(f"{name}.b")
        if divided is not None:
            rows, added = rows / divided[:, None], added / divided
        scales = np.maximum(np.abs(rows).max(axis=1), np.float32(1e-12)) / np.float32(_MOST)
        matrix = np.ascontiguousarray(np.rint(rows / scales[:, None]).astype(np.int8).T)
        numbers, step, zero = self._quantized(state)
        product = self._node("Cast", self._node("MatMulInteger", numbers, self._value(matrix), zero), to=_FLOAT)
        scaled = self._node("Mul", product, self._node("Mul", step, self._value(scales)))
        return self._node("Add", scaled, self._value(added))

    def _evened(self, state: str, name: str) -> tuple[str, NDArray[np.float32]]:
        """The state with its outliers divided, and by what."""
        factors = self._factors[name]
        return (self._node("Mul", state, self._value(1 / factors)) if factors.max() > 1 else state), factors

    def _quantized(self, state: str) -> tuple[str, str, str]:
        """The state as 8-bit numbers, with their step and their zero, once for all products that take it."""
        from onnx import helper

        made = self._known.get(state)
        if made is None:
            made = (f"{state}_8bit", f"{state}_step", f"{state}_zero")
            self._nodes.append(
                helper.make_node("DynamicQuantizeLinear", [state], list(made), name=f"{state}_quantized")
            )
            self._known[state] = made
        return made

    def _normalized(self, state: str, name: str) -> str:
        scale, shift = (self._value(self._weights.tensor(f"{name}.{part}")) for part in "wb")
        return self._node("LayerNormalization", state, scale, shift, axis=-1, epsilon=_EPSILON)

    def _product(self, state: str, name: str) -> str:
        evened, factors = self._evened(state, name)
        return self._linear(evened, name, factors)

    def _layer(self, layer: str, state: str, bias: str) -> str:
        attended = self._linear(self._attention(layer, state, bias), f"{layer}.ao", self._factors[f"{layer}.ao"])
        state = self._normalized(self._node("Add", state, attended), f"{layer}.aln")
        wide = self._gelu(self._product(state, f"{layer}.fi"))
        narrow = self._product(wide, f"{layer}.fo")
        return self._normalized(self._node("Add", state, narrow), f"{layer}.oln")

    def _attention(self, layer: str, state: str, bias: str) -> str:
        """What the heads give: sums of v, whose outliers are divided for the product that takes them."""
        size, heads = self._shape.hidden, self._shape.heads
        split = self._ints(0, 0, heads, size // heads)
        evened, factors = self._evened(state, f"{layer}.q")

        def part(name: str, *, divided: NDArray[np.float32] | None = None) -> str:
            return self._node("Reshape", self._linear(evened, f"{layer}.{name}", factors, divided=divided), split)

        scores = self._headwise(part("q"), part("k"), transBatchA=1, transB=1, alpha=(size // heads) ** -0.5)
        weights = self._node("Softmax", self._node("Add", scores, bias), axis=-1)
        summed = self._headwise(weights, part("v", divided=self._factors[f"{layer}.ao"]))
        joined = self._node("Transpose", summed, perm=[2, 0, 1, 3])
        return self._node("Reshape", joined, self._ints(0, 0, size))

    def _headwise(self, left: str, right: str, *, alpha: float = 1.0, **turned: int) -> str:
        """The product for each text and head: right, and left with transBatchA, are (length, batch, heads, …)."""
        made = self._node("FusedMatMul", left, right, transBatchB=1, alpha=alpha, name=None, **turned)
        self._nodes[-1].domain = _RUNTIME
        return made

    def _gelu(self, state: str) -> str:
        """The exact form, x/2 (1 + erf(x/√2)), as the model was trained with."""
        error = self._node("Erf", self._node("Div", state, self._number(2**0.5)))
        return self._node(
            "Mul", self._node("Mul", state, self._node("Add", error, self._number(1.0))), self._number(0.5)
        )

    def _pooled(self, state: str) -> None:
        """The mean of the states of the tokens that are there."""
        there = self._node("Unsqueeze", self._node("Transpose", "mask", perm=[1, 0]), self._ints(-1))
        total = self._node("ReduceSum", self._node("Mul", state, there), self._ints(0), keepdims=0)
        count = self._node("ReduceSum", "mask", self._ints(1), keepdims=1)
        self._node("Div", total, count, name="vector")
