import type { AdamCorrections, Optimizer } from '@fourier-features/core';

/** Bytes of the uniform of an update. */
export const UPDATE_BYTES = 48;

/** Threads of a workgroup, each of which updates four parameters. */
export const UPDATE_GROUP = 64;

/** Numbered as in WGSL: none adds up the gradient alone. */
const KINDS = ['none', 'sgd', 'adam'] as const;

/** What is done with the sum of the splits' gradients. */
export type UpdateRule =
  | { readonly kind: 'none' }
  | { readonly optimizer: Optimizer; readonly learningRate: number; readonly corrections: AdamCorrections };

/** Returns the uniform, whose constants are computed in float64: 1 − β₂ would be off by up to 5e-5 in float32. */
export function updateBytes(fours: number, splits: number, rule: UpdateRule): ArrayBuffer {
  const buffer = new ArrayBuffer(UPDATE_BYTES);
  const kind = 'optimizer' in rule ? rule.optimizer.kind : rule.kind;
  new Uint32Array(buffer).set([fours, splits, KINDS.indexOf(kind)]);
  if ('optimizer' in rule) new Float32Array(buffer).set(constantsOf(rule), 4);
  return buffer;
}

/** Returns η (times 1/(1 − β₁ᵗ) for Adam), β₁ or μ, β₂, 1 − β₁, 1 − β₂, 1/(1 − β₂ᵗ), ε. */
function constantsOf({
  optimizer,
  learningRate,
  corrections,
}: Exclude<UpdateRule, { kind: 'none' }>): number[] {
  if (optimizer.kind === 'sgd') return [learningRate, optimizer.momentum];
  const { beta1, beta2, epsilon } = optimizer;
  return [learningRate * corrections.first, beta1, beta2, 1 - beta1, 1 - beta2, corrections.second, epsilon];
}

/**
 * WGSL that adds up the gradients of all splits, in their order, and updates the parameters by them. The sum itself replaces
 * the first split's gradients.
 */
export const UPDATE: string = /* wgsl */ `
struct Update {
  fours: u32, splits: u32, kind: u32, unused: u32,
  rate: f32, decay1: f32, decay2: f32, share1: f32, share2: f32, correction2: f32, epsilon: f32
}
const SGD = ${KINDS.indexOf('sgd')}u;
const ADAM = ${KINDS.indexOf('adam')}u;
@group(0) @binding(0) var<uniform> update: Update;
@group(0) @binding(1) var<storage, read_write> sums: array<vec4f>;
@group(0) @binding(2) var<storage, read_write> parameters: array<vec4f>;
@group(0) @binding(3) var<storage, read_write> firstMoments: array<vec4f>;
@group(0) @binding(4) var<storage, read_write> secondMoments: array<vec4f>;

@compute @workgroup_size(${UPDATE_GROUP})
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = id.x + id.y * groups.x * ${UPDATE_GROUP}u;
  if (i >= update.fours) { return; }
  var gradient = sums[i];
  for (var split = 1u; split < update.splits; split++) { gradient += sums[split * update.fours + i]; }
  if (update.kind == SGD) {
    let velocity = fma(vec4f(update.decay1), firstMoments[i], gradient);
    firstMoments[i] = velocity;
    parameters[i] -= update.rate * velocity;
  } else if (update.kind == ADAM) {
    let mean = update.decay1 * firstMoments[i] + update.share1 * gradient;
    let square = update.decay2 * secondMoments[i] + update.share2 * gradient * gradient;
    firstMoments[i] = mean;
    secondMoments[i] = square;
    parameters[i] -= update.rate * mean / (sqrt(square * update.correction2) + update.epsilon);
  } else {
    sums[i] = gradient;
  }
}`;
