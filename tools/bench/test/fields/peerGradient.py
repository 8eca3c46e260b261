"""Computes the loss and its gradient of fields of fields.py with given parameters. Reads a list of cases as JSON from standard input
and prints the answers as JSON, parameters in our order and layout."""

import json
import pathlib
import sys

import torch

sys.path.append(str(pathlib.Path(__file__).parents[2] / "src" / "contestants"))

import fields


def linears(layer):
    return [layer.waves, layer.windows] if hasattr(layer, "waves") else [getattr(layer, "linear", layer)]


def answer(case):
    field = fields.build(case["description"])
    encoding, network = field
    given = {each["name"]: torch.tensor(each["values"]).view(each["shape"]) for each in case["parameters"]}
    dense = [layer for layer in network if list(layer.parameters())]
    with torch.no_grad():
        if case["description"]["field"] == "fourier":
            encoding.frequencies.copy_(torch.tensor(case["frequencies"]).view(-1, 2).T)
        if "encoding.tables" in given:
            encoding.tables.copy_(given["encoding.tables"])
        for index, layer in enumerate(dense):
            parts = linears(layer)
            weights = given[f"dense{index}.weight"].chunk(len(parts), 1)
            biases = given[f"dense{index}.bias"].chunk(len(parts))
            for linear, weight, bias in zip(parts, weights, biases):
                linear.weight.copy_(weight.T)
                linear.bias.copy_(bias)
    points = torch.tensor(case["coordinates"]).view(-1, 2)
    targets = torch.tensor(case["targets"]).view(len(points), -1)
    loss = ((field(points) - targets) ** 2).mean()
    loss.backward()
    gradient = {}
    for index, layer in enumerate(dense):
        parts = linears(layer)
        gradient[f"dense{index}.weight"] = torch.cat([linear.weight.grad.T for linear in parts], 1)
        gradient[f"dense{index}.bias"] = torch.cat([linear.bias.grad for linear in parts])
    if "encoding.tables" in given:
        gradient["encoding.tables"] = encoding.tables.grad
    return {"loss": loss.item(), "gradient": {name: values.flatten().tolist() for name, values in gradient.items()}}


print(json.dumps([answer(case) for case in json.load(sys.stdin)]))
