import type { Readme } from './missingInstalls.ts';

const MOST_LINES = 16;

/** Returns a line for each README whose first block of code is longer than a newcomer copies. */
export function longFirstBlocks(files: readonly Readme[]): readonly string[] {
  return files.flatMap(({ path, codes: [first = ''] }) => {
    const lines = first.split('\n').length;
    return lines > MOST_LINES
      ? [`${path}: its first block must have at most ${MOST_LINES} lines, has ${lines}`]
      : [];
  });
}
