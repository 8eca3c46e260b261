"""The same step in PyTorch. Arguments: the workload as JSON, and the number of threads. Answers like serve.ts, and also times
`stepOnFeatures SECONDS` and `inferOnFeatures SECONDS`, which reuse features encoded once: less work, more memory."""

import json
import platform
import resource
import sys
import time

import torch
from torch import nn

workload = json.loads(sys.argv[1])
torch.set_num_threads(int(sys.argv[2]))
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


def vector_bits():
    capability = torch.backends.cpu.get_cpu_capability()
    return 512 if "512" in capability else 256 if "AVX2" in capability or "256" in capability else 128


def time_repeats(work, seconds):
    start = before = time.perf_counter()
    repeats, least = 0, float("inf")
    while repeats == 0 or before - start < seconds:
        work()
        after = time.perf_counter()
        least = min(least, after - before)
        before = after
        repeats += 1
    return f"{(before - start) / repeats} {least}"


work = {
    "step": lambda: step(encode),
    "infer": lambda: infer(encode),
    "stepOnFeatures": lambda: step(keep),
    "inferOnFeatures": lambda: infer(keep),
}
introduction = {
    "engine": f"pytorch-{torch.__version__}",
    "threads": torch.get_num_threads(),
    "vectorBits": vector_bits(),
    "versions": {"pytorch": torch.__version__, "python": platform.python_version()},
}
print(json.dumps(introduction), flush=True)
for line in sys.stdin:
    verb, *seconds = line.split()
    if verb == "memory":
        # macOS counts bytes, other systems KiB.
        unit = 1 if sys.platform == "darwin" else 1024
        print(unit * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, flush=True)
    else:
        print(time_repeats(work[verb], float(seconds[0])), flush=True)
