import { BLOCK_BYTES, GROUP, Job, Layer, layerAt, PANEL, Plan, ROW_BYTES } from './plan';

/** Groups of six inputs that one task updates. */
export const GROUPS_PER_TASK: i32 = 8;

/** Sums the lanes' gradients for one share of the parameters, in the lanes' order, then updates and transposes the share. */
export function updateShare(plan: Plan, job: Job, task: i32): void {
  for (let index: i32 = 0; index < plan.depth; index++) {
    const layer = layerAt(plan, index);
    const tasks = (layer.inputGroups + GROUPS_PER_TASK - 1) / GROUPS_PER_TASK;
    if (task < tasks) {
      const first = task * GROUPS_PER_TASK;
      const end = min(first + GROUPS_PER_TASK, layer.inputGroups);
      updateGroups(plan, job, layer, first, end);
      return;
    }
    task -= tasks;
  }
}

function updateGroups(plan: Plan, job: Job, layer: Layer, first: i32, end: i32): void {
  const groupBytes = layer.outputPanels * BLOCK_BYTES;
  const stop = end * groupBytes;
  for (let offset = first * groupBytes; offset < stop; offset += 16) {
    let address = plan.lanes + layer.gradient + offset;
    const total = address;
    let gradient = v128.load(address);
    for (let lane: i32 = 1; lane < job.lanes; lane++) {
      address += plan.laneStride;
      gradient = f32x4.add(gradient, v128.load(address));
    }
    if (job.optimizer === 2) adam(job, layer, offset, gradient);
    else if (job.optimizer === 1) descend(job, layer, offset, gradient);
    else v128.store(total, gradient);
  }
  if (job.optimizer) for (let group = first; group < end; group++) transposeGroup(layer, group);
}

/** m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², x ← x − η·m̂/(√v̂ + ε). */
// @ts-ignore: decorator
@inline
function adam(job: Job, layer: Layer, offset: usize, gradient: v128): void {
  const m = f32x4.add(
    f32x4.mul(f32x4.splat(job.decay1), v128.load(layer.firstMoments + offset)),
    f32x4.mul(f32x4.splat(job.share1), gradient),
  );
  const v = f32x4.add(
    f32x4.mul(f32x4.splat(job.decay2), v128.load(layer.secondMoments + offset)),
    f32x4.mul(f32x4.splat(job.share2), f32x4.mul(gradient, gradient)),
  );
  v128.store(layer.firstMoments + offset, m);
  v128.store(layer.secondMoments + offset, v);
  const spread = f32x4.sqrt(f32x4.mul(v, f32x4.splat(job.correction2)));
  const change = f32x4.div(
    f32x4.mul(m, f32x4.splat(job.learningRate * job.correction1)),
    f32x4.add(spread, f32x4.splat(job.epsilon)),
  );
  v128.store(layer.weights + offset, f32x4.sub(v128.load(layer.weights + offset), change));
}

/** u ← μu + g, x ← x − ηu. */
// @ts-ignore: decorator
@inline
function descend(job: Job, layer: Layer, offset: usize, gradient: v128): void {
  const u = f32x4.add(f32x4.mul(f32x4.splat(job.decay1), v128.load(layer.firstMoments + offset)), gradient);
  v128.store(layer.firstMoments + offset, u);
  const change = f32x4.mul(f32x4.splat(job.learningRate), u);
  v128.store(layer.weights + offset, f32x4.sub(v128.load(layer.weights + offset), change));
}

/** Copies the weights of six inputs to the transposed layout, and the bias, if it is one of them, to its blocks. */
export function transposeGroup(layer: Layer, group: i32): void {
  const groupStart = layer.weights + group * layer.outputPanels * BLOCK_BYTES;
  const outputGroupBytes = layer.inputPanels * BLOCK_BYTES;
  for (let r: i32 = 0; r < GROUP; r++) {
    const input = group * GROUP + r;
    if (input > layer.fanIn) return;
    const row = groupStart + r * ROW_BYTES;
    const column = layer.transposed + (input / PANEL) * BLOCK_BYTES + ((input % PANEL) << 2);
    let sixth: i32 = 0;
    let target = column;
    for (let output: i32 = 0; output < layer.fanOut; output++) {
      const weight = load<f32>(row + (output >> 4) * BLOCK_BYTES + ((output & 15) << 2));
      if (input === layer.fanIn) {
        const bias = layer.biases + output * ROW_BYTES;
        for (let i: usize = 0; i < 64; i += 16) v128.store(bias + i, f32x4.splat(weight));
      } else {
        store<f32>(target + sixth * ROW_BYTES, weight);
        if (++sixth === GROUP) {
          sixth = 0;
          target += outputGroupBytes;
        }
      }
    }
  }
}
