import { markdownTable, summarise } from '@fourier-features/experiments';
import { published } from '../../../../packages/image/experiments/protocol.ts';
import { titleOf } from '../means.ts';
import { readRecord } from '../readRecord.ts';

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

/** Returns the table of encodings for photographs and text, each with the paper's values of its own pictures. */
export function picturesTable(): string {
  const kinds = ['photo', 'text'] as const;
  const encodings = Object.keys(published.photo) as PictureResult['encoding'][];
  return markdownTable(
    ['encoding', 'photographs', 'paper', 'text', 'paper'],
    encodings.map((encoding) => [
      titleOf(encoding),
      ...kinds.flatMap((kind) => {
        const { results } = readRecord<PictureResult>(PICTURES[kind]);
        const scores = results.filter((result) => result.encoding === encoding);
        const { mean, deviation } = summarise(scores.map(({ heldOutPsnr }) => heldOutPsnr));
        const paper = published[kind][encoding];
        return [
          `${mean.toFixed(2)} ± ${deviation.toFixed(2)}`,
          `${paper.mean.toFixed(2)} ± ${paper.deviation.toFixed(2)}`,
        ];
      }),
    ]),
  );
}
