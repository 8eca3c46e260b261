import {
  type Engine,
  type Field,
  type HiddenActivation,
  identityEncoding,
  type Parameter,
} from '@fourier-features/core';
import { expectClose } from '../../expectClose.ts';
import type { Property } from '../property.ts';
import { activateHidden, throughHidden } from '../referenceActivation.ts';
import { withTrainer } from '../withTrainer.ts';

/** Channels, and so numbers z, of each check. */
const CHANNELS = 133;

/** What ωz may reach, in radians. */
const phases = [1, 1e4, 1e6];

const periodic: readonly HiddenActivation[] = [
  { kind: 'sine', omega: 30 },
  { kind: 'sine', omega: 0.3 },
  { kind: 'finer', omega: 30 },
  { kind: 'finer', omega: 0.3 },
  { kind: 'wire', omega: 20, spread: 10 },
];

/** Activations and slopes of many numbers z, whatever their phases. */
export const activationAccuracy: readonly Property[] = [
  ...periodic.flatMap((activation) =>
    phases.map(
      (phase): Property => ({
        title: `are those of float64 at phases up to ${phase} radians: ${named(activation)}`,
        check: async ({ engine, tolerances }) => {
          const tolerance = 2 * tolerances.sines + (4 * tolerances.phases * phase) / (2 * Math.PI);
          await expectActivation(engine, activation, numbersUpTo(mostOf(activation, phase)), tolerance);
        },
      }),
    ),
  ),
  ...[0.1, 1, 30].map(
    (spread): Property => ({
      title: `are those of float64: gauss with s = ${spread}`,
      check: async ({ engine, tolerances }) =>
        expectActivation(engine, { kind: 'gauss', spread }, numbersUpTo(20 / spread), 2 * tolerances.sines),
    }),
  ),
];

function named(activation: HiddenActivation): string {
  return `${activation.kind}${'omega' in activation ? ` with ω = ${activation.omega}` : ''}`;
}

/** Returns the z at which an activation reaches a phase. */
function mostOf(activation: HiddenActivation, phase: number): number {
  const cycles = phase / ('omega' in activation ? activation.omega : 1);
  return activation.kind === 'finer' ? Math.sqrt(cycles) : cycles;
}

/** Returns 0 and numbers of both signs, evenly spaced in the logarithm. */
function numbersUpTo(most: number): Float32Array {
  return Float32Array.from({ length: CHANNELS }, (_, i) =>
    i === 0 ? 0 : (i % 2 ? 1 : -1) * most * 10 ** (6 * (i / (CHANNELS - 1) - 1)),
  );
}

/** Expects h within the tolerance, and the slopes within it times how fast the activation changes there. */
async function expectActivation(
  engine: Engine,
  activation: HiddenActivation,
  numbers: Float32Array,
  tolerance: number,
): Promise<void> {
  const envelopes = numbersUpTo(3 / ('spread' in activation ? activation.spread : 1)).reverse();
  const z = activation.kind === 'wire' ? Float32Array.of(...numbers, ...envelopes) : numbers;
  const { values, slopes } = await activated(engine, activation, z);
  const exact = Float64Array.from(z);
  expectClose(values, activateHidden(exact, activation), tolerance);
  const expected = throughHidden(new Float64Array(CHANNELS).fill(1), exact, activation);
  const rates = Array.from(z, (each, i) => rateAt(activation, each, i < CHANNELS));
  const inRates = (all: ArrayLike<number>): number[] => Array.from(all, (slope, i) => slope / rates[i]!);
  expectClose(inRates(slopes), inRates(expected), 2 * tolerance);
}

/** Returns the largest slope of an activation near z. */
function rateAt(activation: HiddenActivation, z: number, isPhase: boolean): number {
  switch (activation.kind) {
    case 'finer':
      return activation.omega * (2 * Math.abs(z) + 1);
    case 'sine':
      return activation.omega;
    case 'wire':
      return isPhase ? activation.omega : activation.spread;
    case 'gauss':
      return activation.spread;
    case 'relu':
      return 1;
  }
}

/** Returns h and ∂h/∂z as an engine computes them. */
async function activated(
  engine: Engine,
  activation: HiddenActivation,
  z: Float32Array,
): Promise<{ values: Float32Array; slopes: Float32Array }> {
  const coordinates = Float32Array.of(0.5);
  return withTrainer(engine, constantField(activation, z), async (trainer) => {
    const values = await trainer.evaluate(coordinates);
    const gradient = new Float32Array(values.length).fill(1);
    const found = await trainer.gradient({ coordinates, lossAndGradient: () => ({ loss: 0, gradient }) });
    return { values, slopes: found.gradient[1]!.values };
  });
}

/** Returns a field whose hidden layer has the outputs z at every point, and whose values are the channels h. */
function constantField(activation: HiddenActivation, z: Float32Array): Field {
  const identity = new Float32Array(CHANNELS * CHANNELS);
  for (let i = 0; i < CHANNELS; i++) identity[i * (CHANNELS + 1)] = 1;
  const parameters: Parameter[] = [
    { name: 'dense0.weight', shape: [1, z.length], values: new Float32Array(z.length) },
    { name: 'dense0.bias', shape: [z.length], values: z },
    { name: 'dense1.weight', shape: [CHANNELS, CHANNELS], values: identity },
    { name: 'dense1.bias', shape: [CHANNELS], values: new Float32Array(CHANNELS) },
  ];
  const network = {
    inputDim: 1,
    outputDim: CHANNELS,
    depth: 2,
    width: CHANNELS,
    hiddenActivations: [activation],
    outputActivation: 'linear',
  } as const;
  return { encoding: identityEncoding({ inputDim: 1 }), network, parameters };
}
