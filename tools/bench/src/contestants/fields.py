"""The fields of `FieldDescription` in plain PyTorch, written from their publications and independent of our engines: `build(description)`
returns a module that maps coordinates [n, 2] in [0, 1) to values [n, c]. Weights are `nn.Linear`'s, drawn by torch's own generator."""

import math

import torch
from torch import nn
from torch.nn import functional


class Fourier(nn.Module):
    """sin and cos of 2πBv with B drawn from N(0, scale²), in cycles per unit, which is not trained (Tancik et al. 2020)."""

    def __init__(self, description):
        super().__init__()
        self.register_buffer("frequencies", description["scale"] * torch.randn(2, description["frequencyCount"]))
        self.size = 2 * description["frequencyCount"]

    def forward(self, points):
        phases = 2 * torch.pi * (points @ self.frequencies)
        return torch.cat([phases.sin(), phases.cos()], 1)


class Centred(nn.Module):
    """The coordinates themselves, from [0, 1] to [-1, 1]."""

    size = 2

    def forward(self, points):
        return 2 * points - 1


class HashGrid(nn.Module):
    """Tables of several resolutions, interpolated linearly; vertices share entries by their hash where a level has more than the
    table (Müller et al. 2022). All levels are read by one gather, whose gradient is one scatter."""

    def __init__(self, description):
        super().__init__()
        levels, features, coarsest = (description[key] for key in ("levels", "featuresPerLevel", "coarsestCells"))
        growth = description["finestCells"] / coarsest
        # An integer, such as 16·2, may be rounded to just below it.
        cells = [math.floor(coarsest * growth ** (level / (levels - 1)) * (1 + 2**-40)) for level in range(levels)]
        vertices = [(count + 1) ** 2 for count in cells]
        entries = [min(count, description["tableSize"]) for count in vertices]
        self.dense_levels = sum(count <= description["tableSize"] for count in vertices)
        self.mask = description["tableSize"] - 1
        self.size = levels * features
        self.tables = nn.Parameter(torch.empty(sum(entries), features).uniform_(-1e-4, 1e-4))
        self.register_buffer("cells", torch.tensor(cells))
        self.register_buffer("starts", torch.tensor([sum(entries[:level]) for level in range(levels)]))

    def forward(self, points):
        cells, dense = self.cells, self.dense_levels
        places = points.clamp(0, 1)[:, None] * cells[:, None]
        corners = torch.minimum(places.floor(), cells[:, None] - 1)
        parts = places - corners
        sides = torch.stack([corners, corners + 1], -1).long()
        weights = torch.stack([1 - parts, parts], -1)
        columns, rows = sides[:, :, 0, None, :], sides[:, :, 1, :, None]
        stored = columns[:, :dense] + rows[:, :dense] * (cells[:dense, None, None] + 1)
        hashed = (columns[:, dense:] ^ (rows[:, dense:] * 2654435761)) & self.mask
        entries = torch.cat([stored, hashed], 1) + self.starts[:, None, None]
        weights = weights[:, :, 1, :, None] * weights[:, :, 0, None, :]
        gathered = self.tables.index_select(0, entries.flatten()).view(len(points), len(cells), 4, -1)
        return (gathered * weights.flatten(2)[..., None]).sum(2).flatten(1)


class Sine(nn.Module):
    """sin(ωz) (Sitzmann et al. 2020)."""

    def __init__(self, fan_in, width, omega, **_):
        super().__init__()
        self.linear, self.omega = nn.Linear(fan_in, width), omega

    def forward(self, inputs):
        return torch.sin(self.omega * self.linear(inputs))


class Finer(Sine):
    """sin(ω(|z| + 1)z) (Liu et al. 2024), with its gradient; the released code takes |z| + 1 for a constant by default."""

    def forward(self, inputs):
        z = self.linear(inputs)
        return torch.sin(self.omega * (z.abs() + 1) * z)


class Gauss(nn.Module):
    """e^-(sz)² (Ramasinghe & Lucey 2022)."""

    def __init__(self, fan_in, width, spread, **_):
        super().__init__()
        self.linear, self.spread = nn.Linear(fan_in, width), spread

    def forward(self, inputs):
        return torch.exp(-((self.spread * self.linear(inputs)) ** 2))


class Wire(nn.Module):
    """The real Gabor wavelet cos(ωp)·e^-(sq)² of two products p and q (Saragadam et al. 2023)."""

    def __init__(self, fan_in, width, omega, spread):
        super().__init__()
        self.waves, self.windows = nn.Linear(fan_in, width), nn.Linear(fan_in, width)
        self.omega, self.spread = omega, spread

    def forward(self, inputs):
        return torch.cos(self.omega * self.waves(inputs)) * torch.exp(-((self.spread * self.windows(inputs)) ** 2))


class Relu(nn.Module):
    def __init__(self, fan_in, width, **_):
        super().__init__()
        self.linear = nn.Linear(fan_in, width)

    def forward(self, inputs):
        return functional.relu(self.linear(inputs))


ENCODINGS = {"fourier": Fourier, "hash": HashGrid}
LAYERS = {"siren": Sine, "finer": Finer, "gauss": Gauss, "wire": Wire}
OUTPUTS = {"linear": nn.Identity, "sigmoid": nn.Sigmoid}


def uniform(linear, bound):
    nn.init.uniform_(linear.weight, -bound, bound)


def glorot(linear):
    """The published image networks: a normal of variance 2/(fan-in + fan-out), restricted to ±2 deviations, and N(0, 0.01²)."""
    deviation = math.sqrt(2 / (linear.in_features + linear.out_features)) / 0.87962566
    nn.init.trunc_normal_(linear.weight, std=deviation, a=-2 * deviation, b=2 * deviation)
    nn.init.normal_(linear.bias, std=0.01)


def initialise(description, layers, output):
    """Draws weights as published with the field; `nn.Linear`'s own are those of `gauss` and `wire`, and of biases of `siren` and `finer`."""
    if description["field"] in ("fourier", "hash"):
        for linear in [*(layer.linear for layer in layers), output]:
            glorot(linear)
    if description["field"] in ("siren", "finer"):
        first, *others = layers
        uniform(first.linear, 1 / first.linear.in_features)
        for linear in [*(layer.linear for layer in others), output]:
            uniform(linear, math.sqrt(6 / linear.in_features) / description["omega"])


def build(description):
    """Returns the field as `nn.Sequential` of its encoding and its network."""
    field, depth, width = description["field"], description["depth"], description["width"]
    encoding = ENCODINGS[field](description) if field in ENCODINGS else Centred()
    constants = {key: description[key] for key in ("omega", "spread") if key in description}
    layers = []
    for layer in range(depth - 1):
        if layer == 0 and "firstOmega" in description:
            own = {**constants, "omega": description["firstOmega"]}
        else:
            own = constants
        layers.append(LAYERS.get(field, Relu)(encoding.size if layer == 0 else width, width, **own))
    output = nn.Linear(width if layers else encoding.size, description["outputDim"])
    initialise(description, layers, output)
    return nn.Sequential(encoding, nn.Sequential(*layers, output, OUTPUTS[description["outputActivation"]]()))
