import { type Arena, roundUp } from './arena.ts';

/** Points in one panel of activations, columns in one block of weights. */
export const PANEL = 16;
/** Rows of one block of weights. */
export const GROUP = 6;
const FLOAT_BYTES = 4;
const ROW_BYTES = PANEL * FLOAT_BYTES;
const BLOCK_BYTES = GROUP * ROW_BYTES;

/** Where the parts of one dense layer are. Layouts as in assembly/plan.ts; addresses and strides in bytes. */
export interface LayerLayout {
  readonly fanIn: number;
  readonly fanOut: number;
  /** Groups of six inputs, the bias included, and of six outputs. */
  readonly inputGroups: number;
  readonly outputGroups: number;
  /** Panels of sixteen inputs, and of sixteen outputs. */
  readonly inputPanels: number;
  readonly outputPanels: number;
  /** Number of floats of the weights, bias and padding included. */
  readonly weightCount: number;
  readonly weights: number;
  readonly transposed: number;
  readonly biases: number;
  readonly firstMoments: number;
  readonly secondMoments: number;
  /** From the start of a lane. */
  readonly gradient: number;
  readonly input: number;
  readonly inputStride: number;
}

export interface LayerSize {
  readonly fanIn: number;
  readonly fanOut: number;
  /** Panels of inputs that a lane holds. */
  readonly tilePanels: number;
  /** Returns the room for a part that only training needs: `bytes` or, in an evaluator, 0. */
  ofTraining(bytes: number): number;
}

/**
 * Lays out one layer.
 *
 * @param lane an arena that starts at 0: the inside of one lane.
 */
export function layOutLayer(
  { fanIn, fanOut, tilePanels, ofTraining }: LayerSize,
  shared: Arena,
  lane: Arena,
): LayerLayout {
  const inputGroups = Math.ceil((fanIn + 1) / GROUP);
  const outputGroups = Math.ceil(fanOut / GROUP);
  const inputPanels = Math.ceil(fanIn / PANEL);
  const outputPanels = Math.ceil(fanOut / PANEL);
  const weightBytes = inputGroups * outputPanels * BLOCK_BYTES;
  const inputStride = panelBytes(fanIn + 1);
  return {
    fanIn,
    fanOut,
    inputGroups,
    outputGroups,
    inputPanels,
    outputPanels,
    weightCount: weightBytes / FLOAT_BYTES,
    weights: shared.take(weightBytes),
    transposed: shared.take(outputGroups * inputPanels * BLOCK_BYTES),
    biases: shared.take(outputGroups * BLOCK_BYTES),
    firstMoments: shared.take(ofTraining(weightBytes)),
    secondMoments: shared.take(ofTraining(weightBytes)),
    gradient: lane.take(ofTraining(weightBytes)),
    input: lane.take(tilePanels * inputStride),
    inputStride,
  };
}

/** Returns the bytes of a panel of activations, whose rows are written in groups of 6 and transposed in groups of 16. */
export function panelBytes(rows: number): number {
  return roundUp(roundUp(rows, GROUP), PANEL) * ROW_BYTES;
}

/** Returns the index of the weight from `input` to `output` among a layer's floats; the bias is input number `fanIn`. */
export function weightIndex({ outputPanels }: LayerLayout, input: number, output: number): number {
  const block = Math.floor(input / GROUP) * outputPanels + Math.floor(output / PANEL);
  return (block * GROUP + (input % GROUP)) * PANEL + (output % PANEL);
}
