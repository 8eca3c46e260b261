import { type Curve, curveChart } from '@fourier-features/charts';
import { type Random, seededRandom } from '@fourier-features/core';
import { shortenList, shortenProtocol, summarise } from '@fourier-features/experiments';
import { stepsToError } from '@fourier-features/theory';
import { type Figure, type FigureRun, openSheet } from './figure.ts';
import { BASRI } from './published.ts';
import { sphereSteps } from './shallowSphere.ts';
import { slope } from './slope.ts';
import { directions, evenDirections } from './sphereDirections.ts';
import { legendre, sphereEigenvalue } from './zonal.ts';

/** Squared residual at which training stops, as a fraction of the target's. */
const REMAINING = 0.1;
const upTo30 = Array.from({ length: 30 }, (_, i) => i + 1);

const PROTOCOLS = {
  /**
   * Few units, points and degrees, one repeat, and a stable rate with biases; for degrees above 10, so few points and units
   * take more steps than theory says. Both are spread evenly in place of drawn. Units come in pairs of equal weights and
   * opposite outputs, so that f is initially 0 and the steps are those of the target alone.
   */
  quick: {
    points: 401,
    width: 1000,
    even: true,
    learningRates: { none: 0.025, with: 0.0125 },
    none: [4, 6, 8, 10],
    with: [4, 5, 6, 7, 8, 9],
    repeats: 1,
    steps: 20_000,
    fittedFrom: 5,
  },
  paper: {
    points: 1001,
    width: 16_000,
    even: false,
    learningRates: { none: 0.01, with: 0.01 },
    none: upTo30.filter((k) => k % 2 === 0),
    with: upTo30,
    repeats: 20,
    steps: 100_000,
    fittedFrom: 8,
  },
} as const;

type Protocol = (typeof PROTOCOLS)[keyof typeof PROTOCOLS];

/** The paper's slopes for k = 8 … 30, as two accounts of it quote them. */
const PUBLISHED = { none: 2.74, with: 2.87 } as const;

/** Number of steps that a zonal harmonic takes, by theory and in trainings of one hidden layer on the sphere. */
export const sphere: Figure = {
  names: ['sphere'],
  title: 'convergence against degree on the sphere',
  minutes: { quick: 1, paper: 9000 },
  run: drawSphere,
};

async function drawSphere(run: FigureRun): Promise<void> {
  const protocol: Protocol = shortenProtocol<Protocol>(PROTOCOLS[run.protocol], run, ['width']);
  const constants = { ...protocol, remaining: REMAINING, seeds: [0, 1] };
  const sheet = openSheet('sphere', run, constants, undefined, {
    planned: protocol.repeats * (protocol.none.length + protocol.with.length),
  });
  const curves: Curve[] = [];
  for (const [colour, kind] of (['none', 'with'] as const).entries()) {
    const bias = kind === 'with';
    const name = bias ? 'with biases' : 'no biases, even';
    const theory = (k: number): number =>
      stepsToError({
        // The trained kernel with biases is twice the Gram kernel, whose inputs are (x, 1)/√2.
        eigenvalue: protocol.points * (bias ? 2 : 1) * sphereEigenvalue(k, { bias }),
        learningRate: protocol.learningRates[kind],
        remaining: REMAINING,
      });
    const degrees = shortenList<number>(protocol[kind], run);
    const means: [number, number][] = [];
    let random: Random = seededRandom(bias ? 1 : 0);
    for (const k of degrees) {
      const counts: number[] = [];
      for (let repeat = 0; repeat < protocol.repeats; repeat++) {
        const [next, ...randoms] = random.split(3) as [Random, Random, Random];
        random = next;
        const quantity = `${name}, k = ${k}, repeat ${repeat}: steps (at most ${protocol.steps})`;
        counts.push(...(await sheet.measure(quantity, async () => [stepsOf(protocol, k, bias, randoms)])));
      }
      means.push([k, summarise(counts).mean]);
    }
    await sheet.compare({
      quantity: `${name}, k = ${degrees.join(', ')}, mean steps, measured`,
      ours: means.map(([, mean]) => mean),
      expected: degrees.map(theory),
      source: 'Funk–Hecke formula, kernel of infinite width and uniform density',
    });
    const fitted = means.filter(([k, mean]) => k >= protocol.fittedFrom && mean < protocol.steps);
    if (fitted.length > 1)
      await sheet.compare({
        quantity: `${name}, slope for k = ${fitted[0]![0]}…${fitted.at(-1)![0]}`,
        ours: slope(fitted),
        expected: slope(fitted.map(([k]) => [k, theory(k)])),
        source: `theory for the same degrees; ${BASRI}, measured for k = 8…30: ${PUBLISHED[kind]}`,
      });
    curves.push(
      { name, colour, points: means },
      {
        name: `${name}, theory`,
        colour,
        dashed: true,
        points: degrees.map((k) => [k, theory(k)] as const),
      },
    );
  }
  await sheet.picture(
    'sphere.svg',
    curveChart({
      title: 'Steps until a zonal harmonic is fitted',
      xLabel: 'degree',
      yLabel: 'steps',
      xScale: 'log',
      yScale: 'log',
      series: curves,
    }),
  );
}

function stepsOf(
  { points: n, width: m, even, learningRates, steps }: Protocol,
  degree: number,
  bias: boolean,
  [ofPoints, ofNetwork]: readonly [Random, Random],
): number {
  const points = even ? evenDirections(n) : directions(ofPoints.normals(3 * n));
  const raw = Float64Array.from({ length: n }, (_, i) => legendre(degree, points[3 * i + 2]!));
  const norm = Math.hypot(...raw);
  const units = even ? pairedUnits(m) : drawnUnits(m, ofNetwork);
  return sphereSteps({
    ...units,
    points,
    targets: raw.map((value) => value / norm),
    bias,
    learningRate: learningRates[bias ? 'with' : 'none'],
    target: REMAINING / 2,
    most: steps,
  });
}

interface Units {
  readonly weights: Float64Array;
  readonly outer: Float64Array;
}

function drawnUnits(count: number, random: Random): Units {
  const weights = Float64Array.from(random.normals(3 * count));
  const outer = Float64Array.from(
    random.integers(count, 2),
    (bit) => (bit === 0 ? -1 : 1) / Math.sqrt(count),
  );
  return { weights, outer };
}

/** Returns pairs of opposite outputs, of the length that weights drawn from N(0, 1) have on average over squares. */
function pairedUnits(count: number): Units {
  const lattice = evenDirections(Math.ceil(count / 2));
  return {
    // Turned, so that no unit has the axis of the points.
    weights: Float64Array.from(
      { length: 3 * count },
      (_, i) => Math.sqrt(3) * lattice[3 * Math.floor(i / 6) + ((i + 1) % 3)]!,
    ),
    outer: Float64Array.from({ length: count }, (_, r) => (r % 2 === 0 ? 1 : -1) / Math.sqrt(count)),
  };
}
