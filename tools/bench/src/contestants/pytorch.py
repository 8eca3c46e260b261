"""The same step in PyTorch. Argument: the workload as JSON. Answers like serve.ts, and also times `stepOnFeatures N` and
`inferOnFeatures N`, which reuse features encoded once: less work, more memory."""

import json
import resource
import sys
import time

import torch
from torch import nn

workload = json.loads(sys.argv[1])
torch.manual_seed(workload["seed"])
m, width, depth, channels = (workload[key] for key in ("frequencyCount", "width", "depth", "outputDim"))
frequencies = 10 * torch.randn(2, m)
points = torch.rand(workload["batch"], 2)
targets = torch.rand(workload["batch"], channels)

layers = []
for layer in range(depth):
    fan_in = 2 * m if layer == 0 else width
    layers += [nn.Linear(fan_in, width), nn.ReLU()] if layer < depth - 1 else [nn.Linear(fan_in, channels), nn.Sigmoid()]
network = nn.Sequential(*layers)
optimizer = torch.optim.Adam(network.parameters(), lr=1e-3)


def encode():
    phases = 2 * torch.pi * (points @ frequencies)
    return torch.cat([phases.sin(), phases.cos()], 1)


def step(features):
    optimizer.zero_grad()
    loss = ((network(features()) - targets) ** 2).mean()
    loss.backward()
    optimizer.step()
    loss.item()


@torch.no_grad()
def infer(features):
    network(features())


kept = None


def keep():
    global kept
    if kept is None:
        kept = encode()
    return kept


work = {
    "step": lambda: step(encode),
    "infer": lambda: infer(encode),
    "stepOnFeatures": lambda: step(keep),
    "inferOnFeatures": lambda: infer(keep),
}
print(f"pytorch-{torch.__version__}", flush=True)
for line in sys.stdin:
    verb, *repeats = line.split()
    if verb == "memory":
        print(1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, flush=True)
        continue
    start = time.perf_counter()
    for _ in range(int(repeats[0])):
        work[verb]()
    print((time.perf_counter() - start) / int(repeats[0]), flush=True)
