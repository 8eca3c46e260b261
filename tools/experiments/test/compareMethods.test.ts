import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  compareMethods,
  type ExperimentArguments,
  type MethodResult,
  meanLines,
} from '@fourier-features/experiments';
import { decodePicture } from '@fourier-features/pictures';
import { describe, expect, it } from 'vitest';

const ARGUMENTS: ExperimentArguments = {
  protocol: 'quick',
  encoding: undefined,
  steps: undefined,
  budget: undefined,
  resume: false,
  mixedSources: false,
  inputs: [],
  partial: false,
};

const SCORES: Readonly<Record<string, number>> = { 'a:1 low': 10, 'a:1 high': 20, 'b low': 12, 'b high': 26 };

const grey = (value: number) => ({
  width: 2,
  height: 2,
  channels: 1 as const,
  values: new Float32Array(4).fill(value),
});

/** Runs two methods on two subjects and returns the results and which pairs were solved. */
async function compare(folder: string, more: Partial<ExperimentArguments>) {
  const solved: string[] = [];
  const results = await compareMethods<object, string, MethodResult>(
    { ...ARGUMENTS, ...more },
    {
      task: 'test',
      engine: 'none',
      protocol: {},
      sources: { hash: 'none', commit: null, dirty: null },
      records: pathToFileURL(`${folder}/`),
      subjects: ['a:1', 'b'],
      methods: ['low', 'high'],
      measure: async (subject) => subject,
      solve: async (subject, method) => {
        solved.push(`${subject} ${method}`);
        const psnr = SCORES[`${subject} ${method}`]!;
        return { result: { subject, method, psnr, ssim: null, seconds: 0 }, picture: grey(0.5) };
      },
      truth: () => grey(1),
    },
  );
  return { solved, results };
}

async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'fourier-features-methods-'));
  try {
    await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe('compareMethods', () => {
  it('records every method on every subject, draws a sheet and averages over subjects', async () => {
    await inFolder(async (folder) => {
      const { results } = await compare(folder, {});
      expect(results.map(({ psnr }) => psnr)).toEqual([10, 20, 12, 26]);
      const written = JSON.parse(await readFile(join(folder, 'quick.json'), 'utf8')) as object;
      expect(written).toMatchObject({ experiment: 'test/quick', results });
      expect((await decodePicture(await readFile(join(folder, 'quick.png')))).width).toBeGreaterThan(3 * 160);
      expect(meanLines(results, (method) => (method === 'high' ? '30' : undefined))).toEqual([
        'low: 11.00 ± 1.00 dB over 2',
        'high: 23.00 ± 3.00 dB over 2 (the paper: 30)',
      ]);
    });
  });

  it('resumes an incomplete record', async () => {
    await inFolder(async (folder) => {
      expect((await compare(folder, { encoding: 'low' })).solved).toEqual(['a:1 low', 'b low']);
      const { solved, results } = await compare(folder, { resume: true });
      expect(solved).toEqual(['a:1 high', 'b high']);
      expect(results).toHaveLength(4);
    });
  });

  it('leaves a sheet unchanged if its pictures are missing', async () => {
    await inFolder(async (folder) => {
      await compare(folder, { encoding: 'low' });
      const before = await readFile(join(folder, 'quick.png'));
      await rm(join(folder, 'quick'), { recursive: true });
      await compare(folder, { resume: true });
      expect((await readFile(join(folder, 'quick.png'))).equals(before)).toBe(true);
      await compare(folder, {});
      expect((await readFile(join(folder, 'quick.png'))).equals(before)).toBe(false);
    });
  });

  it('records nothing if only part of the protocol runs', async () => {
    await inFolder(async (folder) => {
      const { solved, results } = await compare(folder, { partial: true });
      expect([solved.length, results.length]).toEqual([4, 0]);
      expect(existsSync(join(folder, 'quick.json'))).toBe(false);
    });
  });
});
