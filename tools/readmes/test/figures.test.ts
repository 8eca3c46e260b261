import { describe, expect, it, test } from 'vitest';
import { readJson, readRecord, readResults } from '../src/index.ts';
import { numbersOf } from '../src/lookUp.ts';

const { figures } = readResults();

/** Figures of means over pictures or scans. */
const AVERAGED = /curves|trained-frequencies/;

describe.each(Object.entries(figures))('the figure %s', (name, { panels, records }) => {
  const series = panels.flatMap((panel) => panel.series);

  it('has a finite y for every x, and more than two points in each panel', () => {
    for (const panel of panels) {
      for (const { x, y, deviation = y } of panel.series) {
        expect([y.length, deviation.length]).toEqual([x.length, x.length]);
        expect([...x, ...y, ...deviation].every(Number.isFinite)).toBe(true);
      }
      expect(panel.series.flatMap(({ x }) => x).length).toBeGreaterThan(2);
    }
  });

  it.skipIf(AVERAGED.test(name))('shows values that its records hold', () => {
    const held = new Set(records.flatMap((path) => numbersOf(readJson(path))));
    for (const { y } of series) expect(y.filter((value) => !held.has(value))).toEqual([]);
  });

  it('shows positive values on logarithmic axes', () => {
    for (const { xLog, yLog, series: lines } of panels) {
      if (xLog) expect(Math.min(...lines.flatMap(({ x }) => x))).toBeGreaterThan(0);
      if (yLog) expect(Math.min(...lines.flatMap(({ y }) => y))).toBeGreaterThan(0);
    }
  });
});

test('curves are means over pictures', () => {
  const { results } = readRecord<{ encoding: string; curve: { step: number; heldOutPsnr: number }[] }>(
    'packages/image/experiments/records/quick.json',
  );
  const finals = results
    .filter(({ encoding }) => encoding === 'gaussian')
    .map(({ curve }) => curve.find(({ step }) => step === 250)!.heldOutPsnr);
  const [photographs] = figures['picture-curves']!.panels;
  const gaussian = photographs!.series.find(({ label }) => label === 'Gaussian')!;
  expect(finals).toHaveLength(3);
  expect(gaussian.y[gaussian.x.indexOf(250)]).toBeCloseTo((finals[0]! + finals[1]! + finals[2]!) / 3, 10);
});
