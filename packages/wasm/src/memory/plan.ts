import type { Field } from '@fourier-features/core';
import { createArena, roundUp } from './arena.ts';
import { type LayerLayout, layOutLayer, PANEL, panelBytes } from './layerLayout.ts';

/** Lanes, the shares of a batch, each with its own sum of gradients; fixed, so that sums do not depend on the threads. */
export const LANES = 24;
/** Points whose activations a lane holds at a time: 256. */
export const TILE_PANELS = 16;
/** Most points whose coordinates, targets and values are in the memory at a time. */
export const ROUND_POINTS = 65_536;

/** What a field is laid out for. Evaluation takes no room for gradients, moments and targets. */
export type Purpose = 'training' | 'evaluation';

/** Where the parts of a field are in one linear memory. Addresses in bytes. */
export interface Plan {
  readonly layers: readonly LayerLayout[];
  readonly job: number;
  readonly plan: number;
  readonly layerTable: number;
  readonly inputRange: number;
  readonly frequencies: number;
  readonly amplitudes: number;
  readonly coordinates: number;
  readonly targets: number;
  readonly values: number;
  readonly zeros: number;
  readonly lanes: number;
  readonly laneStride: number;
  /** From the start of a lane. */
  readonly logits: number;
  readonly logitStride: number;
  readonly unmasked: number;
  readonly transposedGradient: number;
  readonly panelInputs: number;
  /** Size of the whole memory, in bytes. */
  readonly bytes: number;
}

/** The module's constants are below this address. */
const START = 65_536;

/** Lays out the memory of a field; its size does not depend on any batch. */
export function layOutPlan({ encoding, network, parameters }: Field, purpose: Purpose): Plan {
  const ofTraining = (bytes: number): number => (purpose === 'training' ? bytes : 0);
  const shared = createArena(START);
  const lane = createArena(0);
  const laneHeader = lane.take(8);
  const panelInputs = lane.take(8 * PANEL * encoding.inputDim);
  const layers = Array.from({ length: network.depth }, (_, layer) => {
    const [fanIn, fanOut] = parameters[2 * layer]!.shape as [number, number];
    return layOutLayer({ fanIn, fanOut, tilePanels: TILE_PANELS, ofTraining }, shared, lane);
  });
  const logitStride = panelBytes(network.outputDim);
  const widest = Math.max(...layers.map(({ fanOut }) => fanOut));
  const inLane = {
    panelInputs,
    logits: lane.take(TILE_PANELS * logitStride),
    unmasked: lane.take(ofTraining(panelBytes(widest))),
    transposedGradient: lane.take(ofTraining(roundUp(widest, PANEL) * TILE_PANELS * PANEL * 4)),
  };
  const laneStride = lane.end - laneHeader;
  const addresses = {
    job: shared.take(256),
    plan: shared.take(256),
    layerTable: shared.take(64 * network.depth),
    inputRange: shared.take(16),
    frequencies: shared.take(8 * encoding.frequencyCount * encoding.inputDim),
    amplitudes: shared.take(4 * encoding.frequencyCount),
    coordinates: shared.take(4 * ROUND_POINTS * encoding.inputDim),
    targets: shared.take(ofTraining(4 * ROUND_POINTS * network.outputDim)),
    values: shared.take(4 * ROUND_POINTS * network.outputDim),
    zeros: shared.take(1024),
    lanes: shared.take(LANES * laneStride),
  };
  return { layers, ...addresses, ...inLane, logitStride, laneStride, bytes: shared.end };
}
