import { markdownTable, summarise } from '@fourier-features/experiments';
import { published } from '../../../../packages/nerf/experiments/protocol.ts';
import { readRecord } from '../readRecord.ts';
import { type ResultTable, textRow, textRows } from '../resultTable.ts';

/** What the tables need of a result of `packages/nerf/experiments/run.ts`. */
export interface SceneResult {
  readonly scene: string;
  readonly encoding: keyof typeof published;
  /** Scores of the held-out views. */
  readonly views: readonly { readonly psnr: number }[];
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

const GAIN = 'packages/nerf/experiments/records/gain.json';

/** Returns the PSNR of encodings, with the paper's values of another scene. */
export function scenesResults(): ResultTable {
  const { results } = readRecord<SceneResult>(SCENES);
  return {
    caption: 'PSNR in dB, mean and deviation over the held-out views',
    records: [SCENES],
    head: ['encoding', 'here', 'paper'],
    rows: results.map(({ encoding, views }) => ({
      label: `\`${encoding}\``,
      digits: 2,
      cells: [{ ours: summarise(views.map(({ psnr }) => psnr)) }, { published: published[encoding] }],
    })),
  };
}

/** Returns the table of encodings, with the paper's values of another scene. */
export function scenesTable(): string {
  const { head, rows } = scenesResults();
  return markdownTable(
    head,
    rows.map(({ label, digits, cells: [here, paper] }) => [
      label,
      `${here!.ours!.mean.toFixed(digits)} ± ${here!.ours!.deviation.toFixed(digits)}`,
      paper!.published!,
    ]),
  );
}

/** Returns what the occupancy grid and the early end save. */
export function gainResults(): ResultTable {
  const { results } = readRecord<GainResult>(GAIN);
  return {
    caption: 'Time and PSNR with and without the occupancy grid and the early end of rays',
    records: [GAIN],
    head: ['', 'grid', 'early end', 'time', 'PSNR'],
    rows: results.map(({ what, occupancy, earlyEnd, seconds, psnr }) =>
      textRow(what, [
        occupancy ? 'yes' : 'no',
        earlyEnd ? 'yes' : 'no',
        `${seconds.toFixed(1)} s`,
        `${psnr.toFixed(2)} dB`,
      ]),
    ),
  };
}

/** Returns the table of what the occupancy grid and the early end save. */
export function gainTable(): string {
  const results = gainResults();
  return markdownTable(results.head, textRows(results));
}
