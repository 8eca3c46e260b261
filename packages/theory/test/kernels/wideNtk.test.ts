import { type HiddenActivation, identityEncoding, initialField, seededRandom } from '@fourier-features/core';
import { empiricalNtk } from '@fourier-features/theory';
import { describe, expect, test } from 'vitest';

const encoding = identityEncoding({ inputDim: 1, inputRange: [-1, 1] });
/** Coordinates in [−1, 1] and the same in the domain. */
const mapped = [-0.75, -0.72, 0.1, 0.5];
const points = mapped.map((w) => (w + 1) / 2);

/** Returns the mean over w and b, uniform in [−1, 1], as published for one coordinate: midpoints of a fine grid. */
function mean(of: (w: number, b: number) => number): number {
  const n = 400;
  const at = (i: number): number => (2 * i + 1) / n - 1;
  let sum = 0;
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) sum += of(at(i), at(j));
  return sum / n ** 2;
}

const sinc = (z: number): number => (z === 0 ? 1 : Math.sin(z) / z);

/** Means over hidden units of one channel: of h·h′, and of the products of its slopes with respect to its outputs z, summed. */
interface Limit {
  readonly activation: HiddenActivation;
  /** Variance of output weights times the width. */
  readonly outputVariance: number;
  readonly values: (x: number, y: number) => number;
  readonly slopes: (x: number, y: number) => number;
}

const OMEGA = 30;
const S = 6;

/** E[cos ωp cos ωp′] and E[sin ωp sin ωp′] of p = wx + b. */
const waves = (omega: number, x: number, y: number): [cosines: number, sines: number] => {
  const difference = sinc(omega * (x - y));
  const sum = sinc(omega * (x + y)) * sinc(2 * omega);
  return [(difference + sum) / 2, (difference - sum) / 2];
};
const bell = (z: number): number => Math.exp(-((S * z) ** 2));
const bellSlope = (z: number): number => -2 * S ** 2 * z * bell(z);
const phase = (z: number): number => OMEGA * (Math.abs(z) + 1) * z;
const phaseSlope = (z: number): number => OMEGA * (2 * Math.abs(z) + 1) * Math.cos(phase(z));
const bells = (x: number, y: number): number => mean((w, b) => bell(w * x + b) * bell(w * y + b));
const bellSlopes = (x: number, y: number): number =>
  mean((w, b) => bellSlope(w * x + b) * bellSlope(w * y + b));

const limits: readonly Limit[] = [
  {
    activation: { kind: 'sine', omega: OMEGA },
    outputVariance: 2 / OMEGA ** 2,
    values: (x, y) => waves(OMEGA, x, y)[1],
    slopes: (x, y) => OMEGA ** 2 * waves(OMEGA, x, y)[0],
  },
  {
    activation: { kind: 'finer', omega: OMEGA },
    outputVariance: 2 / OMEGA ** 2,
    values: (x, y) => mean((w, b) => Math.sin(phase(w * x + b)) * Math.sin(phase(w * y + b))),
    slopes: (x, y) => mean((w, b) => phaseSlope(w * x + b) * phaseSlope(w * y + b)),
  },
  { activation: { kind: 'gauss', spread: S }, outputVariance: 1 / 3, values: bells, slopes: bellSlopes },
  {
    activation: { kind: 'wire', omega: OMEGA, spread: S },
    outputVariance: 1 / 3,
    values: (x, y) => waves(OMEGA, x, y)[0] * bells(x, y),
    slopes: (x, y) => {
      const [cosines, sines] = waves(OMEGA, x, y);
      return OMEGA ** 2 * sines * bells(x, y) + cosines * bellSlopes(x, y);
    },
  },
];

/** Returns Θ of one hidden layer of many channels: output weights, hidden weights and biases, output bias. */
function limitOf({ values, slopes, outputVariance }: Limit, width: number): number[] {
  return mapped.flatMap((x) =>
    mapped.map((y) => width * values(x, y) + outputVariance * (x * y + 1) * slopes(x, y) + 1),
  );
}

function distanceTo(expected: readonly number[], activation: HiddenActivation, width: number): number {
  const seeds = [1, 2, 3, 4];
  const each = seeds.map((seed) => {
    const field = initialField({
      encoding,
      outputDim: 1,
      depth: 2,
      width,
      hiddenActivation: activation,
      outputActivation: 'linear',
      random: seededRandom(seed),
    });
    const { values } = empiricalNtk(field, points);
    return Math.hypot(...values.map((value, i) => value - expected[i]!)) / Math.hypot(...expected);
  });
  return each.reduce((sum, distance) => sum + distance, 0) / seeds.length;
}

describe('empiricalNtk of one hidden layer at the published initialisation', () => {
  test.each(limits)('approaches the kernel of infinite width as 1/√width: $activation.kind', (limit) => {
    const [narrow, wide] = [64, 4096].map((width) =>
      distanceTo(limitOf(limit, width), limit.activation, width),
    );
    expect(wide).toBeLessThan(0.08);
    // An eighth is expected.
    expect(wide! / narrow!).toBeLessThan(0.3);
  });
});
