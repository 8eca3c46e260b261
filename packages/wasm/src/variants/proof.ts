import type { Field } from '@fourier-features/core';
import { openField } from '../openField.ts';
import { createTrainer } from '../trainer.ts';
import { createBlockTrial } from './blockTrial.ts';
import type { Variant } from './variant.ts';

/** Speed-up of the product that makes an experimental compiler worth its risk. */
const LEAST_GAIN = 1.1;
const BURSTS = 12;

/** Returns whether a variant runs faster than another and trains a small field to the same bits. */
export async function provesItself(candidate: Variant, trusted: Variant): Promise<boolean> {
  return isFaster(candidate, trusted) && (await trainsAlike(candidate, trusted));
}

/** Compares the best of several alternating bursts, about 5 ms in all: other load on the machine slows both alike. */
function isFaster(candidate: Variant, trusted: Variant): boolean {
  const [ours, theirs] = [createBlockTrial(candidate.module), createBlockTrial(trusted.module)];
  let [best, bestTrusted] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let burst = 0; burst < BURSTS; burst++) {
    best = Math.min(best, ours.time('multiplyBlock'));
    bestTrusted = Math.min(bestTrusted, theirs.time('multiplyBlockBy2'));
  }
  return bestTrusted / best >= LEAST_GAIN;
}

/** Compares two steps, which run every kernel; the sizes are odd, so that edges are compared too. */
async function trainsAlike(candidate: Variant, trusted: Variant): Promise<boolean> {
  const [ours, theirs] = [await train(candidate), await train(trusted)];
  return ours.every((value, index) => Object.is(value, theirs[index]));
}

async function train(variant: Variant): Promise<number[]> {
  const optimizer = { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;
  const trainer = createTrainer(await openField(variant, 1, PROBE, 'training'), optimizer);
  try {
    const targets = waves(3 * POINTS, 0.5).map(Math.abs);
    for (let step = 0; step < 2; step++)
      await trainer.step({ coordinates: waves(2 * POINTS, 1), targets, loss: 'bce' }, 0.01);
    const { parameters } = await trainer.read();
    return parameters.flatMap(({ values }) => [...values]);
  } finally {
    trainer.dispose();
  }
}

const POINTS = 300;
const waves = (length: number, scale: number): Float32Array =>
  Float32Array.from({ length }, (_, i) => scale * Math.sin(7.3 * i));

const PROBE: Field = {
  encoding: {
    name: 'custom',
    inputDim: 2,
    frequencyCount: 11,
    outputDim: 24,
    frequencies: waves(22, 5),
    amplitudes: waves(11, 1),
    includeCoordinates: true,
    inputRange: [-1, 1],
    trainable: false,
    hyperparameters: {},
  },
  network: { inputDim: 24, outputDim: 3, depth: 3, width: 37, outputActivation: 'sigmoid' },
  parameters: [
    [24, 37],
    [37, 37],
    [37, 3],
  ].flatMap(([fanIn, fanOut], layer) => [
    { name: `dense${layer}.weight`, shape: [fanIn!, fanOut!], values: waves(fanIn! * fanOut!, 0.3) },
    { name: `dense${layer}.bias`, shape: [fanOut!], values: waves(fanOut!, 0.1) },
  ]),
};
