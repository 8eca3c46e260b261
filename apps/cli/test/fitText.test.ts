import { expect, test } from 'vitest';
import { type FitReport, fitText } from '../src/training/report.ts';

const REPORT: FitReport = {
  task: 'ct',
  field: 'fourier',
  parameterCount: 42,
  encoding: 'gaussian',
  scale: 4,
  frequencyCount: 8,
  width: 8,
  depth: 2,
  learningRate: 0.001,
  steps: 2000,
  seed: 0,
  engine: 'wasm',
  seconds: 1.25,
  stepsPerSecond: 1600.4,
  scores: {},
  lastTenth: {},
  dead: null,
  files: {},
};

test('says what is known about a fit after its encoding: scores, or else the notes', () => {
  const scored = fitText({ ...REPORT, scores: { psnr: 20 } }, ['a note']);
  expect(scored.split('\n').slice(0, 2)).toEqual(['gaussian: PSNR 20.00 dB', 'a note']);
  const unscored = fitText(REPORT, ['no ground truth to compare with']);
  expect(unscored.split('\n')[0]).toBe('gaussian: no ground truth to compare with');
});

test('says the median over the last tenth of the curve, and the range', () => {
  const late = { psnr: { median: 19.5, lowest: 19, highest: 20.25 } };
  const text = fitText({ ...REPORT, scores: { psnr: 20.25 }, lastTenth: late }, []);
  expect(text.split('\n').slice(0, 2)).toEqual([
    'gaussian: PSNR 20.25 dB',
    'median over the last tenth of the curve: PSNR 19.50 dB (19.00 to 20.25)',
  ]);
});

test('says no median of a single point', () => {
  const late = { psnr: { median: 20.25, lowest: 20.25, highest: 20.25 } };
  const text = fitText({ ...REPORT, scores: { psnr: 20.25 }, lastTenth: late }, []);
  expect(text.split('\n')[1]).toMatch(/^2000 steps/);
});

test('prints speeds without an exponent', () => {
  expect(fitText(REPORT, [])).toContain('2000 steps in 1.3 s (1600 steps/s)');
});
