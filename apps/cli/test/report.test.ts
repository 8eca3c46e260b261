import { expect, test } from 'vitest';
import { NAMED_FITS } from './fits.ts';
import { writeInputs } from './inputs.ts';
import { inFolder, runJson } from './runCli.ts';

/** What comes after the common keys: facts that only one task has. */
const DETAILS: Readonly<Record<string, readonly string[]>> = {
  image: [],
  occupancy: ['mesh'],
  ct: ['measurement'],
  mri: ['measurement'],
  nerf: ['density', 'background', 'near', 'far', 'views'],
};

test.each(NAMED_FITS)(
  '%s --json prints the common keys in order, then its own facts and the files',
  async (_, fit) => {
    await inFolder(async (folder) => {
      await writeInputs(folder);
      const report = await runJson<Record<string, unknown>>(folder, [
        ...fit.words,
        ...fit.small,
        '--steps',
        '1',
      ]);
      expect(Object.keys(report)).toEqual([
        ...['task', 'field', 'encoding', 'scale', 'frequencyCount', 'width', 'depth', 'parameterCount'],
        ...['learningRate', 'steps', 'seed'],
        ...['engine', 'seconds', 'stepsPerSecond', 'scores', 'lastTenth', 'dead'],
        ...DETAILS[fit.words[0]!]!,
        'files',
      ]);
    });
  },
);
