import type { ScaleChoice } from '@fourier-features/tasks';
import { sweepLosses } from '@fourier-features/theory';
import { expect, test } from 'vitest';
import { scaleText } from '../src/training/scaleText.ts';

const CHOICE: ScaleChoice = {
  chosen: 3.3,
  ranked: [],
  plateau: [2.2, 3.3, 4.9],
  withinDb: 0.2,
  matched: 3.3,
  decidedBy: 'held-out',
  time: 1,
};

const { pictures, suggested, plateau, seeds } = sweepLosses;

test('says what a chosen scale and its rivals lost in trainings, and how much seeds differ', () => {
  expect(scaleText(CHOICE)).toBe(
    `predicted within 0.2 dB of it: 2.2, 4.9. In sweeps of ${pictures} pictures, scales chosen so lost at most ${suggested} dB against the best, the others at most ${plateau} dB; the standard deviation over seeds was at most ${seeds} dB.`,
  );
  expect(scaleText({ ...CHOICE, plateau: [3.3] })).toMatch(/^none other predicted within 0\.2 dB of it\. /);
});

test('says nothing of predictions if probes decided', () => {
  expect(scaleText({ ...CHOICE, decidedBy: 'probe' })).toBe(
    `probed within 0.2 dB of it: 2.2, 4.9. Short trainings favour small scales; the standard deviation over seeds was at most ${seeds} dB in sweeps.`,
  );
});
