import { type Curve, curveChart } from '@fourier-features/charts';
import { type Random, seededRandom } from '@fourier-features/core';
import { shortenList, summarise } from '@fourier-features/experiments';
import {
  circleEigenvalue,
  circleKernel,
  kernelMatrix,
  matrix,
  stepsToError,
  symmetricEigen,
} from '@fourier-features/theory';
import { type Figure, type FigureRun, openSheet, stepsOf } from './figure.ts';
import { BASRI } from './published.ts';
import { trainShallow } from './shallow.ts';
import { slope } from './slope.ts';

/** For values computed from the paper's formulas in NumPy, without code of this package. */
const RECOMPUTED = `${BASRI}, recomputed from its formulas in NumPy`;
/** Squared residual at which training stops, as a fraction of the target's. */
const REMAINING = 0.1;
/** Range of frequencies for which the slope is fitted. */
const FITTED = [8, 30] as const;

const upTo30 = Array.from({ length: 30 }, (_, i) => i + 1);
const POINTS = 1001;
const WIDTH = 4000;
const LEARNING_RATE = 0.01;

const PROTOCOLS = {
  /** Some of the frequencies, few repeats. */
  quick: {
    repeats: 3,
    even: [2, 4, 8, 12, 16, 20, 24, 30],
    odd: [3, 5, 9, 15],
    with: [1, 4, 8, 12, 17, 21, 25, 30],
  },
  paper: {
    repeats: 30,
    even: upTo30.filter((k) => k % 2 === 0),
    odd: upTo30.filter((k) => k % 2 === 1),
    with: upTo30,
  },
} as const;
/** Largest numbers of steps. */
const CAPS = { none: 1800, with: 50_000 };

/** Steps of linear theory, without biases, and with biases for twice the Gram kernel. */
const LINEAR = {
  none: { frequencies: [2, 4, 8, 16, 30], steps: [1.4, 14, 69, 287, 1017] },
  with: { frequencies: [3, 8, 15, 30], steps: [10, 69, 255, 1018] },
} as const;

/** Number of steps that a frequency takes, by theory and in trainings of one hidden layer on the circle. */
export const basri: Figure = {
  names: ['basri'],
  title: 'convergence against frequency on the circle',
  minutes: { quick: 1, paper: 25 },
  run: drawExponents,
};

async function drawExponents(run: FigureRun): Promise<void> {
  const { repeats, ...frequencies } = PROTOCOLS[run.protocol];
  const sheet = openSheet(
    'basri',
    run,
    {
      points: POINTS,
      width: WIDTH,
      learningRate: LEARNING_RATE,
      ...PROTOCOLS[run.protocol],
      caps: CAPS,
      remaining: REMAINING,
      seeds: [0, 1],
    },
    undefined,
  );
  const theory = (k: number, bias: boolean): number =>
    stepsToError({
      // The trained kernel with biases is twice the Gram kernel, whose inputs are (x, 1)/√2.
      eigenvalue: POINTS * (bias ? 2 : 1) * circleEigenvalue(k, { bias }),
      learningRate: LEARNING_RATE,
      remaining: REMAINING,
    });
  for (const kind of ['none', 'with'] as const) {
    const { frequencies: some, steps } = LINEAR[kind];
    await sheet.compare({
      quantity: `steps by theory, ${kind === 'none' ? 'no' : 'with'} biases, k = ${some.join(', ')}`,
      ours: some.map((k) => theory(k, kind === 'with')),
      expected: steps,
      source: RECOMPUTED,
    });
    const all = upTo30.filter((k) => k >= FITTED[0] && (kind === 'with' || k % 2 === 0));
    await sheet.compare({
      quantity: `slope by theory, ${kind === 'none' ? 'no' : 'with'} biases`,
      ours: slope(all.map((k) => [k, 1 / circleEigenvalue(k, { bias: kind === 'with' })])),
      expected: kind === 'with' ? 2.017 : 2.029,
      source: RECOMPUTED,
    });
    const numeric = largestGramEigenvalue(kind === 'with');
    const closed = [0, 1, 2, 3, 4, 6].map((k) => circleEigenvalue(k, { bias: kind === 'with' }));
    await sheet.compare({
      quantity: `largest eigenvalue over n, ${kind === 'none' ? 'no' : 'with'} biases, n = 256`,
      ours: numeric,
      expected: Math.max(...closed),
      source: BASRI,
    });
  }
  const curves: Curve[] = [];
  const measure = async (name: string, ks: readonly number[], bias: boolean): Promise<void> => {
    const cap = stepsOf(run, CAPS[bias ? 'with' : 'none']);
    const means: [number, number][] = [];
    let random: Random = seededRandom(bias ? 1 : 0);
    for (const k of shortenList(ks, run)) {
      const counts: number[] = [];
      for (let repeat = 0; repeat < repeats; repeat++) {
        const [next, ofAngles, ofNetwork] = random.split(3) as [Random, Random, Random];
        random = next;
        const angles = Float64Array.from(ofAngles.uniforms(POINTS), (u) => 2 * Math.PI * u);
        const raw = angles.map((angle) => Math.sin(k * angle));
        const norm = Math.hypot(...raw);
        counts.push(
          trainShallow({
            angles,
            targets: raw.map((value) => value / norm),
            width: WIDTH,
            bias,
            spread: bias ? 2.5 : 1,
            learningRate: LEARNING_RATE,
            target: REMAINING / 2,
            most: cap,
            random: ofNetwork,
          }).steps,
        );
      }
      const { mean } = summarise(counts);
      means.push([k, mean]);
      await sheet.compare({
        quantity: `${name}, k = ${k}, mean steps (at most ${cap})`,
        ours: mean,
        expected: null,
      });
    }
    const fitted = means.filter(([k, mean]) => k >= FITTED[0] && k <= FITTED[1] && mean < cap);
    if (name !== 'no biases, odd' && fitted.length > 1)
      await sheet.compare({
        quantity: `${name}, slope for k = ${FITTED.join('…')}`,
        ours: slope(fitted),
        expected: bias ? 1.93 : 2.15,
        source: `${BASRI}; theory: 2`,
      });
    curves.push({ name, points: means });
  };
  await measure('no biases, even', frequencies.even, false);
  await measure('no biases, odd', frequencies.odd, false);
  await measure('with biases', frequencies.with, true);
  await sheet.picture(
    'basri.svg',
    curveChart({
      title: 'Steps until a frequency is fitted',
      xLabel: 'frequency',
      yLabel: 'steps',
      xScale: 'log',
      yScale: 'log',
      series: [
        ...curves,
        {
          name: 'theory, with biases',
          colour: 2,
          dashed: true,
          points: upTo30.map((k) => [k, theory(k, true)] as const),
        },
        {
          name: 'theory, none, even',
          colour: 0,
          dashed: true,
          points: upTo30.filter((k) => k % 2 === 0).map((k) => [k, theory(k, false)] as const),
        },
      ],
    }),
  );
}

/** Returns the largest eigenvalue of the Gram matrix of 256 uniform points, divided by n. */
function largestGramEigenvalue(bias: boolean): number {
  const n = 256;
  const circle = matrix(
    n,
    2,
    Array.from({ length: n }, (_, i) => (2 * Math.PI * i) / n).flatMap((angle) => [
      Math.cos(angle),
      Math.sin(angle),
    ]),
  );
  return symmetricEigen(kernelMatrix(circleKernel({ bias }), circle)).values[0]! / n;
}
