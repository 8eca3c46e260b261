import { markdownTable, summarise } from '@fourier-features/experiments';
import { published } from '../../../../packages/image/experiments/protocol.ts';
import { titleOf } from '../means.ts';
import { readRecord } from '../readRecord.ts';
import type { ResultTable } from '../resultTable.ts';

/** What the tables need of a result of the image experiments. */
export interface PictureResult {
  readonly encoding: keyof typeof published.photo;
  readonly heldOutPsnr: number;
}

/** The quick records by kind of picture. */
export const PICTURES = {
  photo: 'packages/image/experiments/records/quick.json',
  text: 'packages/image/experiments/records/quick-text.json',
} as const;

const KINDS = ['photo', 'text'] as const;

/** Writes a published value as the paper does. */
export function publishedPicture({
  mean,
  deviation,
}: {
  readonly mean: number;
  readonly deviation: number;
}): string {
  return `${mean.toFixed(2)} ± ${deviation.toFixed(2)}`;
}

/** Returns the held-out PSNR of encodings for photographs and text, each with the paper's values of its own pictures. */
export function picturesResults(): ResultTable {
  const encodings = Object.keys(published.photo) as PictureResult['encoding'][];
  return {
    caption: 'Held-out PSNR in dB, mean and deviation over pictures',
    head: ['encoding', 'photographs', 'text'],
    rows: encodings.map((encoding) => ({
      label: titleOf(encoding),
      digits: 2,
      cells: KINDS.map((kind) => {
        const { results } = readRecord<PictureResult>(PICTURES[kind]);
        const scores = results.filter((result) => result.encoding === encoding);
        return {
          ours: summarise(scores.map(({ heldOutPsnr }) => heldOutPsnr)),
          published: publishedPicture(published[kind][encoding]),
        };
      }),
    })),
    records: [PICTURES.photo, PICTURES.text],
  };
}

/** Returns the table of encodings for photographs and text, each with the paper's values in a column of its own. */
export function picturesTable(): string {
  const { head, rows } = picturesResults();
  return markdownTable(
    head.flatMap((title, i) => (i === 0 ? [title] : [title, 'paper'])),
    rows.map(({ label, cells }) => [
      label,
      ...cells.flatMap((cell) => [publishedPicture(cell.ours!), cell.published!]),
    ]),
  );
}
