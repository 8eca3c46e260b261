import { BITS } from './bits.ts';
import { ROUND } from './round.ts';
import { WAVES } from './waves.ts';

/** Bytes of the uniform that describes an encoding. */
export const ENCODING_BYTES = 32;

/** Sizes of an encoding. */
export interface EncodingNumbers {
  readonly inputDim: number;
  readonly frequencyCount: number;
  readonly includeCoordinates: boolean;
  /** Whether each coordinate is two numbers, the second of which holds the digits that the first has no room for. */
  readonly inTwoParts: boolean;
  /** Numbers from one point's features to the next one's. */
  readonly featureStride: number;
  /** Numbers from one split's gradients to the next one's. */
  readonly splitStride: number;
}

/** Returns the uniform. */
export function encodingBytes(numbers: EncodingNumbers): ArrayBuffer {
  const { inputDim, frequencyCount, includeCoordinates, inTwoParts, featureStride, splitStride } = numbers;
  const words = new Uint32Array(ENCODING_BYTES / 4);
  words.set([
    inputDim,
    frequencyCount,
    includeCoordinates ? 1 : 0,
    inTwoParts ? 1 : 0,
    featureStride,
    splitStride,
  ]);
  return words.buffer;
}

const ENCODING = /* wgsl */ `
struct Encoding {
  inputDim: u32, frequencyCount: u32, includeCoordinates: u32, inTwoParts: u32, featureStride: u32, splitStride: u32
}
@group(0) @binding(0) var<uniform> batch: Round;
@group(0) @binding(1) var<uniform> encoding: Encoding;
@group(0) @binding(2) var<storage, read> coordinates: array<f32>;
@group(0) @binding(3) var<storage, read> waves: array<f32>;   // B [m, d], then a [m]

fn coordinate(point: u32, k: u32) -> f32 {
  return coordinates[(point * encoding.inputDim + k) << encoding.inTwoParts];
}

struct Phase { cycles: u32, finite: bool }

// Returns b_j·w in units of 2⁻³² cycles.
fn phaseAt(point: u32, j: u32) -> Phase {
  var phase = Phase(0u, true);
  for (var k = 0u; k < encoding.inputDim; k++) {
    let frequency = waves[j * encoding.inputDim + k];
    let w = coordinate(point, k);
    phase.finite = phase.finite && isFinite(frequency) && isFinite(w);
    phase.cycles += cyclesOf(frequency, w);
    if (encoding.inTwoParts == 1u) {
      phase.cycles += cyclesOf(frequency, coordinates[((point * encoding.inputDim + k) << 1u) + 1u]);
    }
  }
  return phase;
}

// Returns x, or NaN if what it was computed from is not finite.
fn numberIf(finite: bool, x: f32) -> f32 {
  return bitcast<f32>(select(0x7fc00000u, bitcast<u32>(x), finite));
}
fn sineAt(phase: Phase) -> f32 { return numberIf(phase.finite, sineOf(phase.cycles)); }
fn cosineAt(phase: Phase) -> f32 { return numberIf(phase.finite, cosineOf(phase.cycles)); }
fn amplitude(j: u32) -> f32 { return waves[encoding.frequencyCount * encoding.inputDim + j]; }
`;

/** WGSL of the features γ of a round's points; a thread for each frequency at each point. */
export const ENCODE: string = /* wgsl */ `${BITS}${WAVES}${ROUND}${ENCODING}
@group(0) @binding(4) var<storage, read_write> features: array<f32>;

@compute @workgroup_size(256)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let each = max(encoding.frequencyCount, 1u);
  let index = id.x + id.y * groups.x * 256u;
  if (index >= batch.points * each) { return; }
  let point = index / each;
  let j = index % each;
  let row = point * encoding.featureStride;
  let start = select(0u, encoding.inputDim, encoding.includeCoordinates == 1u);
  if (j == 0u) {
    for (var k = 0u; k < start; k++) { features[row + k] = coordinate(point, k); }
    for (var k = start + 2u * encoding.frequencyCount; k < encoding.featureStride; k++) { features[row + k] = 0.0; }
  }
  if (encoding.frequencyCount == 0u) { return; }
  let phase = phaseAt(point, j);
  let a = amplitude(j);
  features[row + start + j] = a * sineAt(phase);
  features[row + start + encoding.frequencyCount + j] = a * cosineAt(phase);
}`;

/** Threads of a workgroup that adds up one number of the gradient. */
const GRADIENT_GROUP = 64;

/**
 * WGSL of the gradients of B and a over one split of the points; a workgroup for each number of either. Terms of both signs
 * nearly cancel, so they are added up in a tree.
 */
export const ENCODING_GRADIENT: string = /* wgsl */ `${BITS}${WAVES}${ROUND}${ENCODING}
@group(0) @binding(4) var<storage, read> ofFeatures: array<f32>;
@group(0) @binding(5) var<storage, read_write> sums: array<f32>;
var<workgroup> parts: array<f32, ${GRADIENT_GROUP}>;

@compute @workgroup_size(${GRADIENT_GROUP})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) thread: u32) {
  let frequencies = encoding.frequencyCount * encoding.inputDim;
  let index = group.x + group.y * groups.x;
  if (index >= frequencies + encoding.frequencyCount) { return; }
  let ofAmplitude = index >= frequencies;
  let j = select(index / encoding.inputDim, index - frequencies, ofAmplitude);
  let k = index % encoding.inputDim;
  let start = select(0u, encoding.inputDim, encoding.includeCoordinates == 1u);
  let a = amplitude(j);
  let begin = group.z * batch.pointsPerSplit;
  let end = min(begin + batch.pointsPerSplit, batch.points);
  var sum = 0.0;
  for (var point = begin + thread; point < end; point += ${GRADIENT_GROUP}u) {
    let phase = phaseAt(point, j);
    let sine = sineAt(phase);
    let cosine = cosineAt(phase);
    let row = point * encoding.featureStride + start + j;
    let ofSine = ofFeatures[row];
    let ofCosine = ofFeatures[row + encoding.frequencyCount];
    if (ofAmplitude) {
      sum += ofSine * sine + ofCosine * cosine;
    } else {
      sum += 6.283185307179586 * a * (ofSine * cosine - ofCosine * sine) * coordinate(point, k);
    }
  }
  parts[thread] = sum;
  workgroupBarrier();
  for (var half = ${GRADIENT_GROUP / 2}u; half > 0u; half /= 2u) {
    if (thread < half) { parts[thread] += parts[thread + half]; }
    workgroupBarrier();
  }
  if (thread == 0u) {
    let at = group.z * encoding.splitStride + index;
    if (batch.fresh == 1u) { sums[at] = parts[0]; } else { sums[at] += parts[0]; }
  }
}`;
