/*
 * Descriptions that the kernels read from memory. The host writes them in the same order (src/memory/writePlan.ts, job.ts).
 * Sizes are in elements, pointers and strides in bytes.
 *
 * Three layouts serve all three products without packing:
 * - activations: `[panel of 16 points][row][16]`, with a row per channel, then a row of ones (whose weight is the bias), then
 *   zeros;
 * - weights, gradients, moments: `[input / 6][output / 16][6][16]`, where the bias is input number `fanIn`;
 * - transposed weights: `[output / 6][input / 16][6][16]`, without the bias.
 */

/** Points in one panel of activations; columns in one block. */
export const PANEL: i32 = 16;
/** Rows of one block. */
export const GROUP: i32 = 6;
/** Bytes of one row of a panel. */
export const ROW_BYTES: i32 = 64;
/** Bytes of one block of 6 × 16. */
export const BLOCK_BYTES: i32 = 384;

/** One dense layer. */
@unmanaged
export class Layer {
  fanIn: i32;
  fanOut: i32;
  /** Groups of six inputs, the bias included. */
  inputGroups: i32;
  /** Groups of six outputs. */
  outputGroups: i32;
  /** Panels of sixteen inputs, without the bias. */
  inputPanels: i32;
  /** Panels of sixteen outputs. */
  outputPanels: i32;
  weights: usize;
  transposed: usize;
  /** `[output padded to 6][16]`: each bias sixteen times, the initial values of a forward block. */
  biases: usize;
  firstMoments: usize;
  secondMoments: usize;
  /** Where a lane keeps the gradient of the weights, from the lane's start. */
  gradient: usize;
  /** Where a lane keeps the layer's inputs, from the lane's start. */
  input: usize;
  /** From one panel of inputs to the next. */
  inputStride: i32;
}

/** A field, and the places of its arrays. */
@unmanaged
export class Plan {
  /** d. */
  inputDim: i32;
  /** m. */
  frequencyCount: i32;
  includeCoordinates: i32;
  /** f64 [low, high − low]. */
  inputRange: usize;
  /** f64 `[m][d]`. */
  frequencies: usize;
  /** f32 `[m]`. */
  amplitudes: usize;
  depth: i32;
  layers: usize;
  /** c. */
  outputDim: i32;
  /** 0 linear, 1 sigmoid, 2 tanh. */
  outputActivation: i32;
  /** Panels that a lane has room for. */
  tilePanels: i32;
  /** The first lane. Each lane starts with the f64 sum of its losses. */
  lanes: usize;
  laneStride: usize;
  /** Where a lane keeps logits and their gradient, from the lane's start: a panel of activations each. */
  logits: usize;
  logitStride: i32;
  /** Where a lane keeps one panel of gradients before the ReLU's mask. */
  unmasked: usize;
  /** Where a lane keeps output gradients transposed, `[output / 16][point][16]`. */
  transposedGradient: usize;
  /** Where a lane keeps f64 inputs of one panel, `[d][16]`. */
  panelInputs: usize;
  /** A block of zeros. */
  zeros: usize;
  /** f32 `[n][d]`, `[n][c]` and `[n][c]` of one round. */
  coordinates: usize;
  targets: usize;
  values: usize;
  /** Whether pairs of 128-bit operations run as 256-bit ones. */
  revectorized: i32;
}

// @ts-ignore: decorator
@inline
export function layerAt(plan: Plan, index: i32): Layer {
  return changetype<Layer>(plan.layers + index * offsetof<Layer>());
}

/** The work that all threads do next. */
@unmanaged
export class Job {
  /** Rises with every job, and once more to end; threads wait on it. */
  generation: i32;
  /** The next task to take. */
  next: i32;
  tasks: i32;
  /** Tasks done. */
  done: i32;
  /** Whether threads are to return to their host. */
  ended: i32;
  /** 0 points, 1 parameters. */
  kind: i32;
  /** Points in this round, and the panels and lanes that they are divided between. */
  points: i32;
  panelsPerLane: i32;
  lanes: i32;
  /** Whether to compute activations; otherwise the lanes hold them already. */
  forward: i32;
  writeValues: i32;
  /** 0 none, 1 mse, 2 bce, 3 given: the gradient of the values is in the place of the targets. */
  loss: i32;
  /** Whether lanes' sums start from zero. */
  fresh: i32;
  /** 1 / (n·c) of the whole batch. */
  meanFactor: f32;
  /** 0 none: only sum the gradient; 1 SGD; 2 Adam. */
  optimizer: i32;
  learningRate: f32;
  /** β₁ of Adam, μ of SGD. */
  decay1: f32;
  /** β₂. */
  decay2: f32;
  /** 1 − β₁ and 1 − β₂; computed from the float32 decays they would be off by up to 5e-5. */
  share1: f32;
  share2: f32;
  epsilon: f32;
  /** 1/(1 − β₁ᵗ) and 1/(1 − β₂ᵗ). */
  correction1: f32;
  correction2: f32;
}
