"""A trained network as a file: ONNX, eight-bit weights with scales that are fixed once for all texts."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnxruntime.quantization import CalibrationDataReader, CalibrationMethod, QuantFormat, QuantType, quantize_static
from torch import Tensor, nn

from reportedly.engines.tagger.windows import SIZE, Window
from reportedly.training.net import Net

_OPSET = 17


class _Table(nn.Module):
    """A table of vectors in eight bits, with one scale a row."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1).clamp(min=1e-8) / 127.0
        self.register_buffer("scale", scale)
        self.register_buffer("rows", torch.round(weight / scale[:, None]).to(torch.int8))

    def forward(self, ids: Tensor) -> Tensor:
        rows: Tensor = self.rows  # type: ignore[assignment]
        scale: Tensor = self.scale  # type: ignore[assignment]
        return rows[ids].float() * scale[ids][..., None]


class _Plain(nn.Module):
    """The network with named outputs in a fixed order."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, features: Tensor) -> tuple[Tensor, ...]:
        return tuple(self.net(ids, features).values())


def export(net: Net, path: Path, seen: Sequence[Window]) -> None:
    """Write ``net`` to ``path``. ``seen`` are windows of training texts from which the scales of the inner values are taken."""
    net.eval()
    net.word = _Table(net.word.weight.detach())  # type: ignore[assignment]
    net.position.weight = nn.Parameter(net.position.weight.detach()[:SIZE].clone())
    sample = _inputs(seen[0])
    ids, features = torch.tensor(sample["ids"]), torch.tensor(sample["features"])
    names = list(net(ids, features))
    axes = {name: {1: "pieces"} for name in ("ids", "features", *names)}
    whole = path.with_suffix(".float.onnx")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            _Plain(net),
            (ids, features),
            str(whole),
            input_names=["ids", "features"],
            output_names=names,
            dynamic_axes=axes,
            opset_version=_OPSET,
            dynamo=False,
        )
    logging.disable(logging.WARNING)  # advice on a pre-processing that these graphs do not need
    try:
        quantize_static(
            str(whole),
            str(path),
            _Seen(seen),
            quant_format=QuantFormat.QDQ,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            calibrate_method=CalibrationMethod.MinMax,
            op_types_to_quantize=["MatMul"],
            nodes_to_exclude=_left(whole),
            extra_options={"MatMulConstBOnly": True, "OpTypesToExcludeOutputQuantization": ["MatMul"]},
        )
    finally:
        logging.disable(logging.NOTSET)
    whole.unlink()


def _left(path: Path) -> list[str]:
    """The products that stay as they are: those outside the encoder's layers, which are small and most hurt by rounding, and
    those of two inner values, which gain nothing.
    """
    graph = onnx.load(str(path)).graph
    fixed = {weight.name for weight in graph.initializer}
    products = (n for n in graph.node if n.op_type == "MatMul")
    return [n.name for n in products if "layers" not in n.name or n.input[1] not in fixed]


def _inputs(window: Window) -> dict[str, Any]:
    return {"ids": np.array([window.ids], np.int64), "features": np.array([window.features], np.int64)}


class _Seen(CalibrationDataReader):  # type: ignore[misc]
    def __init__(self, windows: Sequence[Window]) -> None:
        self._left: Iterator[Window] = iter(windows)

    def get_next(self) -> dict[str, Any] | None:
        window = next(self._left, None)
        return None if window is None else _inputs(window)
