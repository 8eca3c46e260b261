import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReleaseCheck } from '../releaseCheck.ts';
import { runToEnd } from '../run.ts';
import { nodeBinary, SUPPORTED } from './nodes.ts';
import { createProject, lastLine } from './project.ts';

/** Fits a ramp, and prints the engine and the PSNR of the held-out pixels. */
export const FIT: string = readFileSync(new URL('../../programs/fit.js', import.meta.url), 'utf8');

/** What the ramp reaches at least, in dB; a constant has 10.8. */
const LEAST_PSNR = 20;

/** Fits a small picture in ten lines, on every Node that is supported, with packages installed by its npm. */
export const fitInNode: ReleaseCheck = {
  name: 'fit',
  run: async ({ folder }) => {
    const faults: string[] = [];
    for (const version of SUPPORTED) faults.push(...(await fitOn(version, join(folder, version))));
    return faults;
  },
};

async function fitOn(version: string, folder: string): Promise<readonly string[]> {
  const node = await nodeBinary(version);
  const install = ['core', 'engines', 'image'].map((name) => `@fourier-features/${name}`);
  await createProject(folder, { node, install, files: { 'fit.js': FIT } });
  const ended = await runToEnd(node, ['fit.js'], { cwd: folder });
  return fitFaults(ended.stdout).map((fault) => `Node ${version}: ${fault}; ${lastLine(ended)}`);
}

/** Returns what is wrong with what the program printed: the name of an engine and a PSNR. */
export function fitFaults(printed: string): readonly string[] {
  const [engine = '', psnr] = printed.trim().split(' ');
  if (!/^(native|wasm)/.test(engine)) return ['the fit must run on the native or the wasm engine'];
  if (!(Number(psnr) >= LEAST_PSNR)) return [`the fit must reach ${LEAST_PSNR} dB`];
  return [];
}
