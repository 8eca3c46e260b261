import { markdownTable } from '@fourier-features/experiments';
import { published } from '../../../../packages/nerf/experiments/protocol.ts';
import { readRecord } from '../readRecord.ts';

/** What the tables need of a result of `packages/nerf/experiments/run.ts`. */
export interface SceneResult {
  readonly scene: string;
  readonly encoding: keyof typeof published;
  readonly psnr: number;
  readonly psnrDeviation: number;
}

/** What the table needs of a result of `packages/nerf/experiments/gain.ts`. */
interface GainResult {
  readonly what: 'training' | 'rendering';
  readonly occupancy: boolean;
  readonly earlyEnd: boolean;
  readonly seconds: number;
  readonly psnr: number;
}

export const SCENES = 'packages/nerf/experiments/records/quick.json';

/** Returns the table of encodings, with the paper's values of another scene. */
export function scenesTable(): string {
  const { results } = readRecord<SceneResult>(SCENES);
  return markdownTable(
    ['encoding', 'here', 'paper'],
    results.map(({ encoding, psnr, psnrDeviation }) => [
      `\`${encoding}\``,
      `${psnr.toFixed(2)} ± ${psnrDeviation.toFixed(2)}`,
      published[encoding],
    ]),
  );
}

/** Returns the table of what the occupancy grid and the early end save. */
export function gainTable(): string {
  const { results } = readRecord<GainResult>('packages/nerf/experiments/records/gain.json');
  return markdownTable(
    ['', 'grid', 'early end', 'time', 'PSNR'],
    results.map(({ what, occupancy, earlyEnd, seconds, psnr }) => [
      what,
      occupancy ? 'yes' : 'no',
      earlyEnd ? 'yes' : 'no',
      `${seconds.toFixed(1)} s`,
      `${psnr.toFixed(2)} dB`,
    ]),
  );
}
