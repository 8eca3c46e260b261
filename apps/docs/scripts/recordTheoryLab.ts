/**
 * Computes what the theory lab shows before anyone changes or starts anything:
 * `node apps/docs/scripts/recordTheoryLab.ts`, about half a minute on two cores.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { type CurvePoint, finish } from '@fourier-features/core';
import { chooseEngine } from '@fourier-features/engines';
import { costs } from '../src/theoryLab/compute/costs.ts';
import { decay } from '../src/theoryLab/compute/decay.ts';
import { comparedKernels, networkKernel } from '../src/theoryLab/compute/kernels.ts';
import { labInput, labTask, labView } from '../src/theoryLab/compute/labTask.ts';
import { predict } from '../src/theoryLab/compute/predict.ts';
import { randomFeatures } from '../src/theoryLab/compute/randomFeatures.ts';
import { regression } from '../src/theoryLab/compute/regression.ts';
import { measuredScales, measureScale, scaleCurve } from '../src/theoryLab/compute/scaleCurve.ts';
import {
  initialCosts,
  initialFeatures,
  initialRegression,
  initialLabSettings as settings,
} from '../src/theoryLab/settings.ts';

const TARGET = new URL('../src/assets/theoryLab/records/first.json', import.meta.url);
const BASRI = new URL('../../../packages/theory/experiments/records/basri-paper.json', import.meta.url);
/** Updates after which the page first shows the network: half of the frequencies are learned. */
const SHOWN = 60;

const { engine, description } = await chooseEngine();
const prediction = await predict(settings, engine);
const shownUpdates = prediction.fits.map(({ updates }) => updates).findLast((updates) => updates <= SHOWN)!;
const input = labInput(settings);
const views = [];
for (const steps of [shownUpdates, settings.steps]) {
  const { field, curve } = await finish(
    labTask.fit(input, { ...settings, steps }, { engine, measureEvery: 5 }),
  );
  views.push({ field, curve, view: { updates: steps, ...(await labView(field, input, engine)) } });
}
const end = views.at(-1)!;
const scalePoints = [];
for (const x of measuredScales(settings)) scalePoints.push(await measureScale(settings, x, engine));

const record = {
  engine: description,
  settings,
  shownUpdates,
  prediction: { ...prediction, limit: { ...prediction.limit, updates: undefined } },
  curve: end.curve.filter(isKept),
  views: views.map(({ view }) => view),
  kernels: comparedKernels(settings),
  drawnRates: networkKernel(settings).rates,
  trainedRates: networkKernel(settings, end.field).rates,
  regression: regression(settings, initialRegression),
  scaleCurve: await scaleCurve(settings, engine),
  scalePoints,
  decay: { withBias: decay(true), without: decay(false) },
  decayMeasured: await measuredDecay(),
  costs: costs(initialCosts),
  features: randomFeatures(initialFeatures),
};
await mkdir(new URL('./', TARGET), { recursive: true });
await writeFile(TARGET, `${JSON.stringify(record, shortened)}\n`);

/** Keeps about as many points as a logarithmic axis shows. */
function isKept({ step }: CurvePoint, i: number, all: readonly CurvePoint[]): boolean {
  const previous = all[i - 1];
  return (
    !previous ||
    i === all.length - 1 ||
    Math.floor(12 * Math.log(step + 1)) > Math.floor(12 * Math.log(previous.step + 1))
  );
}

/** Returns the mean steps of the recorded trainings on the circle. */
async function measuredDecay(): Promise<{ withBias: object[]; without: object[] }> {
  const { results } = JSON.parse(await readFile(BASRI, 'utf8')) as {
    results: { quantity: string; ours: number }[];
  };
  const named = (name: string): object[] =>
    results.flatMap(({ quantity, ours }) => {
      const found = new RegExp(`^${name}, k = (\\d+), mean steps`).exec(quantity);
      return found ? [{ x: Number(found[1]), y: ours }] : [];
    });
  return { withBias: named('with biases'), without: named('no biases, even') };
}

/** Writes four digits of every number, integers in full, and typed arrays as lists. */
function shortened(_: string, value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? value : Number(value.toPrecision(4));
  return ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value;
}
