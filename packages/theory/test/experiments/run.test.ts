import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { runShortly } from '@fourier-features/experiments';
import { expect, test } from 'vitest';

const script = new URL('../../experiments/run.ts', import.meta.url);

test('figures of theory alone print expected values next to ours', async () => {
  const { stdout, changedRecords } = await runShortly(
    script,
    ...['2', '7', 'basri'].flatMap((name) => ['--figure', name]),
  );
  expect(stdout).toContain('spectrum, p = 0: 187.8, 8.301, 8.301, 8.301, 8.301, 8.301, 11.19 (expected');
  expect(stdout).toContain('basic, 4 hidden layers: 21.22, 7.645, 3.587');
  expect(stdout).toContain('slope by theory, with biases: 2.017 (expected 2.017)');
  expect(stdout).toContain('no biases, odd, k = 3, mean steps (at most 4): 4.000');
  expect(changedRecords).toEqual([]);
});

test.each([
  ['3', 'p = 0, residual at bins 1, 5, 15 at the end: '],
  ['4', 'α = 0.5, Laplacian, best test error: '],
  ['5', 'α = 1, optimised, α = 1, test error, trained on 1 of 8 signals: '],
  ['11', 'Gaussian, angle 0.0°, PSNR (deviation 0.00): '],
  ['14', 'basic, centre -3.14, error (deviation '],
  ['blur', 'Gaussian, 2 updates: radius in pixels, PSNR to that blur, PSNR to the picture: '],
  ['scale', 'photograph brushes, patches of seed 0, best scale of the sweep, and the one suggested: '],
])('figure %s runs on 1/500 of its budget and does not change records', async (name, printed) => {
  const { stdout, changedRecords } = await runShortly(script, '--figure', name);
  expect(stdout).toContain(printed);
  expect(stdout).not.toContain('NaN');
  expect(changedRecords).toEqual([]);
});

test('the remaining figures run on 1/500 of their budgets and do not change records', async () => {
  const printed = {
    6: '8 layers, mean PSNR for m = 8: ',
    8: 'scale 12.5, held-out PSNR gained by training B and a, mean over photographs: ',
    9: 'brushes, Laplacian, scale 0.442: spread and held-out error: ',
    10: 'scale 0.5, PSNR of the pixels trained on, held out, and all: ',
    superposition: 'fractions of k = 4 and 14 after 0 steps, predicted: 0.000, 0.000',
    arc: 'largest error at the points, measured and predicted: ',
    sphere: 'with biases, k = 4, mean steps, measured: ',
    fields: '1-D, no mapping, parameters: 5.934e+4',
  };
  const names = Object.keys(printed).flatMap((name) => ['--figure', name]);
  const { stdout, changedRecords } = await runShortly(script, ...names);
  for (const line of Object.values(printed)) expect(stdout).toContain(line);
  expect(stdout).not.toContain('NaN');
  expect(changedRecords).toEqual([]);
});

test.each([
  [['--figure', '99'], '--figure must be one of 2, 7, 14'],
  [['--protocol', 'slow'], '--protocol must be quick or paper, got slow'],
  [['--steps', '0'], '--steps must be an integer of at least 1, got 0'],
  [['--budget', '2'], '--budget must be a number above 0 and at most 1, got 2'],
  [['--steps', '1', '--budget', '0.5'], '--steps and --budget exclude each other. Leave one out.'],
  [['--mixed-sources'], '--mixed-sources keeps the results of a record that --resume adds to. Pass both.'],
  [['--figures', '7'], "Unknown option '--figures'"],
])('run.ts refuses %j in one line', async (options, message) => {
  const run = promisify(execFile)(process.execPath, [fileURLToPath(script), ...options]);
  const error = await run.catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
  expect((error as { stderr: string }).stderr.trim()).not.toContain('\n');
});
