"""Trains a field to a picture in PyTorch, as trainPicture.ts does on our engines, and prints the result as JSON. Argument: the request
as JSON."""

import json
import math
import platform
import sys
import time

import numpy
import torch

import fields

request = json.loads(sys.argv[1])
torch.set_num_threads(request["threads"])
torch.set_float32_matmul_precision("highest")
torch.manual_seed(request["seed"])

picture = request["picture"]
width, height = picture["width"], picture["height"]
targets = torch.from_numpy(numpy.fromfile(picture["path"], dtype="<f4")).view(height * width, -1)
rows, columns = torch.meshgrid(torch.arange(height), torch.arange(width), indexing="ij")
points = torch.stack([columns, rows], -1).view(-1, 2).float() / max(width, height)

network = fields.build(request["description"])
constants = request["optimizer"]
optimizer = torch.optim.Adam(
    network.parameters(),
    lr=constants["learningRate"],
    betas=(constants["beta1"], constants["beta2"]),
    eps=constants["epsilon"],
    fused=True,
)


def batch():
    if request["batchSize"] == "full":
        return points, targets
    drawn = torch.randint(len(points), (request["batchSize"],))
    return points[drawn], targets[drawn]


def step():
    batch_points, batch_targets = batch()
    optimizer.zero_grad()
    ((network(batch_points) - batch_targets) ** 2).mean().backward()
    optimizer.step()


@torch.no_grad()
def psnr():
    # In parts, so that the activations of a large picture need not fit into memory.
    parts = zip(points.split(65536), targets.split(65536))
    squares = sum(((network(at) - values) ** 2).sum(dtype=torch.float64).item() for at, values in parts)
    return -10 * math.log10(squares / targets.numel())


checks, seconds = [], 0.0
for number in range(1, request["steps"] + 1):
    start = time.perf_counter()
    step()
    seconds += time.perf_counter() - start
    if number % request["checkEvery"] == 0:
        checks.append({"step": number, "seconds": seconds, "psnr": psnr()})
        if "until" in request and checks[-1]["psnr"] >= request["until"]:
            break
result = {
    "engine": f"pytorch-{torch.__version__}",
    "threads": torch.get_num_threads(),
    "versions": {"pytorch": torch.__version__, "python": platform.python_version()},
    "checks": checks,
}
print(json.dumps(result))
