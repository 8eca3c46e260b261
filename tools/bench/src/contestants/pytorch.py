"""The same step in PyTorch. Arguments: the description of the field, with `batch` and `seed`, as JSON, and settings as JSON: the
number of `threads`, or a `device` such as `cuda`. `compiled` says how to compile: `default`, `reduce-overhead` (CUDA graphs), or
absent for eager mode.

Answers like serve.ts. On threads it also times `stepOnFeatures SECONDS` and `inferOnFeatures SECONDS`, which reuse features
encoded once: less work, more memory. On a device, steps are queued and the loss is read at the end of a turn, and `product SECONDS`
times the product of a hidden layer alone."""

import json
import math
import platform
import resource
import sys
import time

import torch

import fields

description = json.loads(sys.argv[1])
settings = json.loads(sys.argv[2])
queued = "device" in settings
device = torch.device(settings.get("device", "cpu"))
mode = settings.get("compiled")
if device.type == "cuda" and not torch.cuda.is_available():
    sys.exit("Error: PyTorch finds no CUDA device")
if not queued:
    torch.set_num_threads(settings["threads"])
# No TF32: every product in float32.
torch.set_float32_matmul_precision("highest")

torch.manual_seed(description["seed"])
width, batch = description["width"], description["batch"]
field = fields.build(description).to(device)
encoding, network = field
points = torch.rand(batch, 2).to(device)
targets = torch.rand(batch, description["outputDim"]).to(device)
# One pass over each parameter, which is the fastest form. Fourier features are timed with what PyTorch chooses by itself.
optimizer = torch.optim.Adam(field.parameters(), lr=1e-3, fused=None if description["field"] == "fourier" else True)


def encode():
    return encoding(points)


def loss_of(features):
    return ((network(features()) - targets) ** 2).mean()


def loss_from_points():
    return loss_of(encode)


def values_from_points():
    return network(encode())


def update():
    optimizer.step()


if mode:
    loss_from_points = torch.compile(loss_from_points, mode=mode)
    values_from_points = torch.compile(values_from_points, mode=mode)
    if queued:
        # Compiling the update with CUDA graphs would need an optimizer whose count of steps is on the device.
        update = torch.compile(update)
last_loss = None


def queue_step(loss):
    global last_loss
    optimizer.zero_grad()
    last_loss = loss()
    last_loss.backward()
    update()


def step(loss):
    queue_step(loss)
    last_loss.item()


@torch.no_grad()
def infer(values):
    # An engine returns values in the memory of the processor, so a device must copy them there.
    values().cpu()


kept = None


def keep():
    global kept
    if kept is None:
        kept = encode()
    return kept


def vector_bits():
    capability = torch.backends.cpu.get_cpu_capability()
    return 512 if "512" in capability else 256 if "AVX2" in capability or "256" in capability else 128


def time_repeats(work):
    def turn(seconds):
        start = before = time.perf_counter()
        repeats, least = 0, float("inf")
        while repeats == 0 or before - start < seconds:
            work()
            after = time.perf_counter()
            least = min(least, after - before)
            before = after
            repeats += 1
        return (before - start) / repeats, least

    return turn


def queued_turns(work, finish):
    """Times repeats that are waited for at their end alone, as many as fill a turn: see timing.ts."""
    repeats = 1

    def burst():
        start = time.perf_counter()
        for _ in range(repeats):
            work()
        finish()
        return time.perf_counter() - start

    def turn(seconds):
        nonlocal repeats
        elapsed = burst()
        while elapsed < seconds / 2:
            repeats = math.ceil(repeats * min(8, seconds / elapsed))
            elapsed = burst()
        return elapsed / repeats, elapsed / repeats

    return turn


work = {
    "step": time_repeats(lambda: step(loss_from_points)),
    "infer": time_repeats(lambda: infer(values_from_points)),
    "stepOnFeatures": time_repeats(lambda: step(lambda: loss_of(keep))),
    "inferOnFeatures": time_repeats(lambda: infer(lambda: network(keep()))),
}
if queued or mode:
    # A step that cannot be compiled or captured fails here, before others are timed.
    for _ in range(4):
        queue_step(loss_from_points)
        infer(values_from_points)
    last_loss.item()
if queued:
    left, right, product = (torch.rand(size, device=device) for size in ((batch, width), (width, width), (batch, width)))
    work["step"] = queued_turns(lambda: queue_step(loss_from_points), lambda: last_loss.item())
    work["stepOnFeatures"] = queued_turns(lambda: queue_step(lambda: loss_of(keep)), lambda: last_loss.item())
    work["product"] = queued_turns(lambda: torch.matmul(left, right, out=product), lambda: product[0, 0].item())
introduction = {
    "engine": f"pytorch-{torch.__version__}{', compiled' if mode else ''}",
    "threads": 0 if device.type == "cuda" else torch.get_num_threads(),
    "vectorBits": 0 if device.type == "cuda" else vector_bits(),
    "versions": {
        "pytorch": torch.__version__,
        "python": platform.python_version(),
        **({"gpu": torch.cuda.get_device_name(), "cuda": torch.version.cuda} if device.type == "cuda" else {}),
    },
}
print(json.dumps(introduction), flush=True)
for line in sys.stdin:
    verb, *seconds = line.split()
    if verb == "memory":
        # macOS counts bytes, other systems KiB.
        unit = 1 if sys.platform == "darwin" else 1024
        print(unit * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, flush=True)
    else:
        mean, least = work[verb](float(seconds[0]))
        print(f"{mean} {least}", flush=True)
