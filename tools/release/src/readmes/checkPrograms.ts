import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createConsumer } from '../consumer.ts';
import type { ReleaseContext } from '../releaseCheck.ts';
import { run } from '../run.ts';
import { installedPackages } from './installedPackages.ts';

/** A program of `examples/` that a user writes from the READMEs. */
interface Program {
  readonly file: string;
  /** Captures the score in what the program prints. */
  readonly score: RegExp;
  /** The least score, which no method does that learns nothing. */
  readonly atLeast: number;
  /** Files that it writes, and how they begin. */
  readonly writes: Readonly<Record<string, string>>;
}

const PNG = '\x89PNG';

const PROGRAMS: readonly Program[] = [
  // A picture of the mean colour has 10.5 dB.
  {
    file: 'fitPicture.ts',
    score: /held-out PSNR ([\d.]+) dB/,
    atLeast: 18,
    writes: { 'picture.png': PNG },
  },
  // Half of the points near the surface are inside, so a field that is inside everywhere has 0.5.
  {
    file: 'meshShape.ts',
    score: /IoU near the surface ([\d.]+)/,
    atLeast: 0.8,
    writes: { 'shape.glb': 'glTF' },
  },
  // Projections that all have the mean value have 23.5 dB.
  {
    file: 'reconstructSinogram.ts',
    score: /PSNR of the projections ([\d.]+) dB/,
    atLeast: 27,
    writes: { 'slice.png': PNG, 'classical.png': PNG },
  },
  // Linear interpolation between the detector's pixels has 22.1 dB.
  { file: 'ownOperator.ts', score: /^PSNR ([\d.]+) dB/m, atLeast: 26, writes: {} },
  // The mean square error, which follows the outliers, ends at 21 dB.
  { file: 'ownLoss.ts', score: /^Huber: PSNR ([\d.]+) dB/m, atLeast: 25, writes: {} },
];
const DATA = ['sinogram.npy'];
const MOST_LINES = 25;

/** Runs the programs in a project with what their README installs, and returns a line for each that falls short. */
export async function checkPrograms({ tarballs, folder }: ReleaseContext): Promise<readonly string[]> {
  const read = (file: string): Promise<string> => readFile(join('examples', file), 'utf8');
  const sources = await Promise.all(PROGRAMS.map(async ({ file }) => [file, await read(file)] as const));
  await createConsumer({
    folder,
    packages: installedPackages(await read('README.md')),
    files: Object.fromEntries(sources),
    tarballs,
  });
  for (const file of DATA) await copyFile(join('examples', file), join(folder, file));
  const faults: string[] = [];
  for (const [index, program] of PROGRAMS.entries()) {
    const lines = sources[index]![1].trimEnd().split('\n').length;
    if (lines > MOST_LINES)
      faults.push(`examples/${program.file}: must have at most ${MOST_LINES} lines, has ${lines}`);
    faults.push(...(await faultsOf(program, folder)));
  }
  return faults;
}

async function faultsOf({ file, score, atLeast, writes }: Program, folder: string): Promise<string[]> {
  let printed: string;
  try {
    printed = await run(process.execPath, [file], { cwd: folder, timeoutMs: 120_000 });
  } catch (error) {
    return [`examples/${file}: ${(error as Error).message}`];
  }
  const faults: string[] = [];
  const reached = Number(score.exec(printed)?.[1]);
  if (!(reached >= atLeast))
    faults.push(`examples/${file}: score must be at least ${atLeast}, printed ${JSON.stringify(printed)}`);
  for (const [name, start] of Object.entries(writes)) {
    const path = join(folder, name);
    const begins = await readFile(path, 'latin1').then(
      (text) => text.startsWith(start),
      () => false,
    );
    if (!begins)
      faults.push(`examples/${file}: must write ${name}, which begins with ${JSON.stringify(start)}`);
  }
  return faults;
}
