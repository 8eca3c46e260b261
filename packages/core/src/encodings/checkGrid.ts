import { checkOneOf, checkPositiveInteger } from '../check.ts';
import {
  type GridEncoding,
  gridEntries,
  HASH_PRIMES,
  interpolations,
  MOST_CELLS,
  MOST_TABLE_NUMBERS,
} from './grid.ts';
import { checkInputRange } from './inputRange.ts';

/**
 * Checks that the numbers of a grid encoding fit each other, so that no point is looked up outside the tables.
 *
 * @throws RangeError unless levels follow one another, have an entry per vertex or fewer, a power of 2, and give the features.
 */
export function checkGrid(
  caller: string,
  { inputDim, outputDim, levels, featuresPerLevel, interpolation, inputRange }: GridEncoding,
): void {
  checkPositiveInteger(caller, 'encoding.inputDim', inputDim);
  checkPositiveInteger(caller, 'encoding.featuresPerLevel', featuresPerLevel);
  checkOneOf(caller, 'encoding.interpolation', interpolation, interpolations);
  checkInputRange(caller, inputRange);
  const refuse = (what: string): never => {
    throw new RangeError(`${caller}: encoding.${what}`);
  };
  if (inputDim > HASH_PRIMES.length)
    refuse(`inputDim must be at most ${HASH_PRIMES.length}, got ${inputDim}`);
  const [low, high] = inputRange;
  if (!Number.isFinite(Math.fround(low)) || !Number.isFinite(Math.fround(high - low)))
    refuse(`inputRange must be finite in float32, got [${low}, ${high}]`);
  if (levels.length === 0 || outputDim !== levels.length * featuresPerLevel)
    refuse(`outputDim must be the levels times F, ${levels.length} · ${featuresPerLevel}, got ${outputDim}`);
  let end = 0;
  for (const [l, { cells, entries, start }] of levels.entries()) {
    checkPositiveInteger(caller, `encoding.levels[${l}].cells`, cells);
    checkPositiveInteger(caller, `encoding.levels[${l}].entries`, entries);
    if (cells > MOST_CELLS) refuse(`levels[${l}].cells must be at most ${MOST_CELLS}, got ${cells}`);
    const vertices = (cells + 1) ** inputDim;
    if (entries !== vertices && (entries > vertices || !Number.isInteger(Math.log2(entries))))
      refuse(
        `levels[${l}].entries must be ${vertices}, one per vertex, or a lower power of 2, got ${entries}`,
      );
    if (start !== end)
      refuse(`levels[${l}].start must be ${end}, where the levels before it end, got ${start}`);
    end += entries;
  }
  const numbers = gridEntries({ levels }) * featuresPerLevel;
  if (numbers > MOST_TABLE_NUMBERS)
    refuse(`levels must have tables of at most ${MOST_TABLE_NUMBERS} numbers together, got ${numbers}`);
}
