import { fileURLToPath } from 'node:url';
import { photo } from '@fourier-features/datasets';
import { type ImageValues, imageCommand, imageCompareCommand } from '../image/command.ts';
import { imageWork } from '../image/work.ts';
import type { Interrupt } from '../terminal/interrupt.ts';
import { runCompare } from '../training/runCompare.ts';
import { DEFAULT_FOLDER, DEMO_ARGUMENTS, type DemoValues } from './demo.ts';

/** Compares the encodings on a photograph, as `image compare` does. */
export async function runDemo(
  { resume, out, overwrite, json, engine, threads }: DemoValues,
  interrupt: Interrupt,
): Promise<void> {
  const file = fileURLToPath(photo('brushes').url);
  const compare = imageCompareCommand().parse([file, ...DEMO_ARGUMENTS], { from: 'user' });
  const values: ImageValues = { ...compare.opts<ImageValues>(), engine };
  if (threads !== undefined) values.threads = threads;
  if (resume) values.resume = resume;
  if (out !== undefined) values.out = out;
  if (overwrite) values.overwrite = overwrite;
  if (json) values.json = json;
  await runCompare({ ...imageCommand, ...imageWork }, file, values, interrupt, DEFAULT_FOLDER);
}
