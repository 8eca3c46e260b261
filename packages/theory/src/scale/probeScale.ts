import {
  type Engine,
  evaluateField,
  type Field,
  type FourierEncoding,
  fit,
  gatherRows,
  initialField,
  type LearningRate,
  pointwiseSupervision,
  psnr,
  type Random,
} from '@fourier-features/core';
import { shuffled } from './patches.ts';

/** Short trainings that decide between the best candidates. */
export interface ProbeOptions {
  engine: Engine;
  /** Steps of each probe. Far fewer than the planned ones favour small scales. */
  steps: number;
  /** Points per step; 1024 by default. */
  batchSize?: number;
  /** Channels of each hidden layer; 256 by default. */
  width?: number;
  /** Number of dense layers, output included; 4 by default. */
  depth?: number;
}

interface Probe extends ProbeOptions {
  coordinates: Float32Array;
  values: Float32Array;
  inputDim: number;
  learningRate: LearningRate;
  encoding: FourierEncoding;
  random: Random;
  onProgress: (fraction: number) => void;
  signal: AbortSignal | undefined;
}

const HELD_OUT_PART = 0.1;
const MOST_HELD_OUT = 4096;

/**
 * Trains on the data except a tenth of the points, at most 4096, which are held out.
 *
 * @returns PSNR on the held-out points, in dB, peak 1.
 */
export async function probeScale(probe: Probe): Promise<number> {
  const { engine, steps, batchSize = 1024, width = 256, depth = 4 } = probe;
  const { coordinates, values, inputDim, learningRate, encoding, random, onProgress, signal } = probe;
  const points = coordinates.length / inputDim;
  const outputs = values.length / points;
  const [ofSplit, ofNetwork, ofBatches] = random.split(3) as [Random, Random, Random];
  const order = shuffled(
    Array.from({ length: points }, (_, i) => i),
    ofSplit,
  );
  const heldOut = order.slice(0, Math.min(MOST_HELD_OUT, Math.ceil(HELD_OUT_PART * points)));
  const train = order.slice(heldOut.length);
  let field: Field = initialField({
    encoding,
    outputDim: outputs,
    width,
    depth,
    outputActivation: 'linear',
    random: ofNetwork,
  });
  const events = fit({
    field,
    supervision: pointwiseSupervision({
      coordinates: gatherRows(coordinates, inputDim, train),
      targets: gatherRows(values, outputs, train),
      inputDim,
      batchSize,
    }),
    engine,
    steps,
    learningRate,
    random: ofBatches,
    measureEvery: steps,
    ...(signal ? { signal } : {}),
  });
  for await (const event of events) {
    if (event.type === 'step') onProgress((event.step + 1) / steps);
    if (event.type !== 'end') continue;
    if (event.lost) throw event.lost.error;
    field = event.field;
  }
  const heldOutCoordinates = gatherRows(coordinates, inputDim, heldOut);
  const evaluated = await evaluateField(field, heldOutCoordinates, { engine, signal });
  return psnr(evaluated, gatherRows(values, outputs, heldOut));
}
