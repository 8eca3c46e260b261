import { type Curve, curveChart } from '@fourier-features/charts';
import {
  adam,
  basicEncoding,
  type Engine,
  type FourierEncoding,
  glorotTruncated,
  identityEncoding,
  seededRandom,
} from '@fourier-features/core';
import { shortenList, summarise } from '@fourier-features/experiments';
import { type Figure, type FigureRun, figureEngine, openSheet, stepsOf } from './figure.ts';
import { meanSquare, READ_OFF } from './published.ts';
import { trained } from './train.ts';

const POINTS = 256;
const PROTOCOLS = {
  quick: { steps: 451, centres: 9, runs: 3 },
  paper: { steps: 451, centres: 40, runs: 20 },
} as const;

/** Encodings of angles from −π to π, given as coordinates from 0 to 1. */
const ENCODINGS: Readonly<Record<string, FourierEncoding>> = {
  'no mapping': identityEncoding({ inputDim: 1, inputRange: [-Math.PI, Math.PI] }),
  // Sine and cosine of the angle.
  basic: basicEncoding({ inputDim: 1, inputRange: [-0.5, 0.5] }),
};
/** Errors by |centre|, read off the plot. */
const PUBLISHED: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  'no mapping': [
    [0, 2.5e-4],
    [0.79, 4e-3],
    [1.57, 9e-3],
    [2.7, 1.15e-2],
    [Math.PI, 7.5e-3],
  ],
  basic: [
    [0, 4.2e-4],
    [0.79, 4.2e-4],
    [1.57, 4.2e-4],
    [2.36, 4.2e-4],
    [Math.PI, 5.4e-4],
  ],
};

/** With the basic mapping all places are fitted equally fast; without it, those near 0 first. */
export const fig14: Figure = {
  names: ['14'],
  title: 'a bump at several places, without and with the basic mapping',
  minutes: { quick: 1, paper: 18 },
  run: drawBumps,
};

async function drawBumps(run: FigureRun): Promise<void> {
  const { centres, runs, steps: planned } = PROTOCOLS[run.protocol];
  const steps = stepsOf(run, planned);
  const engine = await figureEngine();
  const sheet = openSheet('fig14', run, { steps, centres, runs, learningRate: 1e-4, seed: 0 }, engine, {
    planned: 2 * centres,
  });
  // Both ends are included; they are the same angle.
  const coordinates = Float32Array.from({ length: POINTS }, (_, i) => i / (POINTS - 1));
  const curves: Curve[] = [];
  for (const [name, encoding] of Object.entries(ENCODINGS)) {
    const points: [number, number][] = [];
    for (const which of shortenList(
      Array.from({ length: centres }, (_, i) => i),
      run,
    )) {
      const centre = Math.PI * ((2 * which) / (centres - 1) - 1);
      const targets = bump(centre);
      const errors = await sheet.measure(
        `${name}, centre ${centre.toFixed(2)}, error of each network`,
        async () => {
          const each: number[] = [];
          for (let repeat = 0; repeat < runs; repeat++)
            each.push(
              await error(engine, { encoding, coordinates, targets, steps, seed: 1000 * which + repeat }),
            );
          return each;
        },
      );
      const { mean, deviation } = summarise(errors);
      points.push([centre, mean]);
      const known = PUBLISHED[name]!.find(([at]) => Math.abs(at - Math.abs(centre)) < 0.05);
      await sheet.compare({
        quantity: `${name}, centre ${centre.toFixed(2)}, error (deviation ${deviation.toExponential(1)})`,
        ours: mean,
        expected: known?.[1] ?? null,
        source: READ_OFF,
      });
    }
    curves.push({ name, points });
  }
  await sheet.picture(
    'fig14.svg',
    curveChart({
      title: 'Error against the place of a bump',
      xLabel: 'centre (radians)',
      yLabel: 'mean square error',
      yScale: 'log',
      series: curves,
    }),
  );
}

interface Bump {
  readonly encoding: FourierEncoding;
  readonly coordinates: Float32Array;
  readonly targets: Float32Array;
  readonly steps: number;
  readonly seed: number;
}

/** Trains one network and returns its error. */
async function error(engine: Engine, { encoding, coordinates, targets, steps, seed }: Bump): Promise<number> {
  const { snapshots } = await trained({
    engine,
    encoding,
    depth: 4,
    width: 256,
    initializer: glorotTruncated,
    optimizer: adam(),
    learningRate: 1e-4,
    steps,
    coordinates,
    targets,
    evaluateAt: coordinates,
    every: steps,
    random: seededRandom(seed),
  });
  return meanSquare(snapshots.at(-1)!.values, targets);
}

/** Returns e^(−½(x/0.05)²) on angles from −π to π, rolled to the centre by an integer number of samples. */
function bump(centre: number): Float32Array {
  const shift = Math.trunc((centre / (2 * Math.PI)) * POINTS);
  const values = Float32Array.from({ length: POINTS }, (_, i) => {
    const angle = Math.PI * ((2 * i) / (POINTS - 1) - 1);
    return Math.exp(-0.5 * (angle / 0.05) ** 2);
  });
  return values.map((_, i) => values[(i - shift + POINTS) % POINTS]!);
}
