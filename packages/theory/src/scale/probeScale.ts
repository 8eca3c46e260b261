import {
  type Encoding,
  type Engine,
  evaluateField,
  finish,
  fit,
  initialField,
  pointwiseSupervision,
  psnr,
  type Random,
} from '@fourier-features/core';
import { shuffled } from './patches.ts';

/** A short training. */
export interface ProbeOptions {
  engine: Engine;
  /** Steps of each probe, a good part of the planned ones: shorter trainings favour smaller scales. */
  steps: number;
  /** Points of each step. */
  batchSize?: number;
  /** Channels and layers of the network that is trained. */
  width?: number;
  depth?: number;
  /** Is told each outcome, in dB, as soon as it is there. */
  onProbed?: (scale: number, psnr: number) => void;
}

interface Probe extends Omit<ProbeOptions, 'onProbed'> {
  coordinates: Float32Array;
  values: Float32Array;
  inputDim: number;
  learningRate: number;
  encoding: Encoding;
  random: Random;
}

const HELD_OUT_PART = 0.1;
const MOST_HELD_OUT = 4096;

/** Trains on nine points in ten, shortly. @returns PSNR in dB, peak 1, on (at most 4096 of) the others. */
export async function probeScale({
  engine,
  steps,
  batchSize = 1024,
  width = 256,
  depth = 4,
  coordinates,
  values,
  inputDim,
  learningRate,
  encoding,
  random,
}: Probe): Promise<number> {
  const points = coordinates.length / inputDim;
  const outputs = values.length / points;
  const [ofSplit, ofNetwork, ofBatches] = random.split(3) as [Random, Random, Random];
  const order = shuffled(
    Array.from({ length: points }, (_, i) => i),
    ofSplit,
  );
  const heldOut = order.slice(0, Math.min(MOST_HELD_OUT, Math.ceil(HELD_OUT_PART * points)));
  const train = order.slice(heldOut.length);
  const { field } = await finish(
    fit({
      field: initialField({
        encoding,
        outputDim: outputs,
        width,
        depth,
        outputActivation: 'linear',
        random: ofNetwork,
      }),
      supervision: pointwiseSupervision({
        coordinates: rows(coordinates, inputDim, train),
        targets: rows(values, outputs, train),
        inputDim,
        batchSize,
      }),
      engine,
      steps,
      learningRate,
      random: ofBatches,
      measureEvery: steps,
    }),
  );
  const guessed = await evaluateField(field, rows(coordinates, inputDim, heldOut), { engine });
  return psnr(guessed, rows(values, outputs, heldOut));
}

function rows(from: Float32Array, width: number, chosen: readonly number[]): Float32Array {
  const result = new Float32Array(chosen.length * width);
  chosen.forEach((i, to) => {
    result.set(from.subarray(i * width, (i + 1) * width), to * width);
  });
  return result;
}
