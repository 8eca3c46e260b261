import { ACTIVATIONS } from './activations.ts';
import { BITS } from './bits.ts';
import { ROUND } from './round.ts';

/** Bytes of the uniform that describes the outputs. */
export const OUTPUTS_BYTES = 16;

/** Threads of a workgroup, each of which has one logit. */
export const OUTPUTS_GROUP = 256;

/** Sizes of the outputs. */
export interface OutputsNumbers {
  readonly outputDim: number;
  /** Numbers from one point's logits to the next one's. */
  readonly logitStride: number;
  /** Index of the output activation in core's `outputActivations`: linear, sigmoid, tanh. */
  readonly activation: number;
}

/** Returns the uniform. */
export function outputsBytes({ outputDim, logitStride, activation }: OutputsNumbers): ArrayBuffer {
  return Uint32Array.of(outputDim, logitStride, activation, 0).buffer;
}

const OUTPUTS = /* wgsl */ `
struct Outputs { outputDim: u32, logitStride: u32, activation: u32 }
@group(0) @binding(0) var<uniform> batch: Round;
@group(0) @binding(1) var<uniform> outputs: Outputs;`;

/** WGSL of the values of a round: logits `[points][stride]` → values `[points][c]`. */
export const VALUES: string = /* wgsl */ `${BITS}${ROUND}${ACTIVATIONS}${OUTPUTS}
@group(0) @binding(2) var<storage, read> logits: array<f32>;
@group(0) @binding(3) var<storage, read_write> values: array<f32>;

@compute @workgroup_size(${OUTPUTS_GROUP})
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let index = id.x + id.y * groups.x * ${OUTPUTS_GROUP}u;
  if (index >= batch.points * outputs.outputDim) { return; }
  let logit = logits[index / outputs.outputDim * outputs.logitStride + index % outputs.outputDim];
  values[index] = activated(logit, outputs.activation);
}`;

/**
 * WGSL of the gradient of the logits, in their place, with zeros in the columns from c on, and of the losses, one sum for each
 * workgroup:
 * - MSE: (v − y)²;
 * - BCE, on logits: softplus(z) − y·z = max(z, 0) − y·z + log(1 + e^−|z|);
 * - GIVEN: the targets are the gradient of the values, and the loss is computed elsewhere.
 */
export const LOSS: string = /* wgsl */ `${BITS}${ROUND}${ACTIVATIONS}${OUTPUTS}
@group(0) @binding(2) var<storage, read_write> logits: array<f32>;
@group(0) @binding(3) var<storage, read> targets: array<f32>;
@group(0) @binding(4) var<storage, read_write> losses: array<f32>;
var<workgroup> parts: array<f32, ${OUTPUTS_GROUP}>;

@compute @workgroup_size(${OUTPUTS_GROUP})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) thread: u32) {
  let part = group.x + group.y * groups.x;
  let index = part * ${OUTPUTS_GROUP}u + thread;
  let point = index / outputs.logitStride;
  let channel = index % outputs.logitStride;
  var loss = 0.0;
  if (point < batch.points) {
    var gradient = 0.0;
    if (channel < outputs.outputDim) {
      let logit = logits[index];
      let wanted = targets[point * outputs.outputDim + channel];
      let value = activated(logit, outputs.activation);
      let error = value - wanted;
      if (batch.loss == MSE) {
        loss = error * error;
        gradient = 2.0 * batch.meanFactor * error * slopeOf(value, outputs.activation);
      } else if (batch.loss == BCE) {
        loss = select(logit, 0.0, logit < 0.0) - wanted * logit + logarithmOfOnePlus(exponentialOfNegative(-abs(logit)));
        gradient = batch.meanFactor * error;
      } else {
        gradient = wanted * slopeOf(value, outputs.activation);
      }
    }
    logits[index] = gradient;
  }
  parts[thread] = loss;
  workgroupBarrier();
  for (var half = ${OUTPUTS_GROUP / 2}u; half > 0u; half /= 2u) {
    if (thread < half) { parts[thread] += parts[thread + half]; }
    workgroupBarrier();
  }
  if (thread == 0u) {
    if (batch.fresh == 1u) { losses[part] = parts[0]; } else { losses[part] += parts[0]; }
  }
}`;
