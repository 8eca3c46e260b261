import { markdownTable } from '@fourier-features/experiments';
import { type QualityContestant, TARGETS } from './protocol.ts';
import { type QualityResult, secondsRatio, timeTo } from './timeTo.ts';

const HEAD = ['field', 'fit PSNR, dB', 'steps', 'seconds', 'of'];

/** Contestants in the order of the table, each with the one whose time its own is divided by. */
const ROWS: readonly (readonly [QualityContestant, number, QualityContestant?])[] = [
  ['hash, native', TARGETS.hash, 'hash, pytorch'],
  ['hash, wasm', TARGETS.hash, 'hash, pytorch'],
  ['hash, pytorch', TARGETS.hash],
  ['hash, native', TARGETS.both, 'fourier, native'],
  ['fourier, native', TARGETS.both],
];

/** Returns the table of the seconds that fields take to each fit PSNR, and of ratios in the same round. */
export function qualityTable(results: readonly QualityResult[]): string {
  const rows = ROWS.flatMap(([contestant, target, rival]) => {
    if (!results.some((result) => result.contestant === contestant)) return [];
    const found = timeTo(results, contestant, target);
    const part = rival && secondsRatio(results, [contestant, rival], target);
    return [
      [
        contestant,
        `${target}`,
        found ? `${found.steps}` : 'not reached',
        found ? found.seconds.toPrecision(3) : '–',
        part ? `${part.toPrecision(2)} × ${rival}` : '',
      ],
    ];
  });
  return markdownTable(HEAD, rows);
}
