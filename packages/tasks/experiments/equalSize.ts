import {
  chooseField,
  type FieldName,
  type FieldRecommendations,
  type FieldSetting,
  fieldNames,
  type ScaledEncodingName,
  seededRandoms,
  taskField,
} from '@fourier-features/core';
import type { FieldChoice } from '@fourier-features/tasks';
import { TOLERANCE } from './protocol.ts';

/** The options of a field that decide how many numbers it trains. */
export type FieldSize = Pick<FieldSetting, 'width' | 'frequencyCount' | 'tableSize' | 'finestCells'>;

/** What a field is sized for. */
export interface SizedFor {
  readonly recommended: FieldRecommendations<ScaledEncodingName>;
  /** Number of values c at each point. */
  readonly outputDim: number;
}

/** A field of a wanted size. */
export interface EqualSize {
  readonly size: FieldSize;
  /** Trained numbers. */
  readonly parameters: number;
}

/** Returns field and encoding of a choice, as fits take them. */
export function optionsOf(choice: FieldChoice): { field: FieldName; encoding?: ScaledEncodingName } {
  const field = fieldNames.find((name) => name === choice);
  return field ? { field } : { field: 'fourier', encoding: choice as ScaledEncodingName };
}

/** Counts the trained numbers of a field that is at the task's defaults except for its size. */
export function parameterCount(
  choice: FieldChoice,
  size: FieldSize,
  { recommended, outputDim }: SizedFor,
): number {
  const { setting } = chooseField('parameterCount', { ...optionsOf(choice), ...size }, recommended);
  const { parameters } = taskField({
    ...setting,
    inputDim: recommended.inputDim,
    outputDim,
    outputActivation: 'linear',
    randoms: seededRandoms(0),
  });
  return parameters.reduce((sum, { values }) => sum + values.length, 0);
}

/**
 * Returns the size at which a field comes nearest to a number of parameters. A network grows in width, an encoding by sines
 * with as many frequencies as the network has channels, which is how they are at the defaults; a plain grid has more cells. Of
 * a hash grid, the tables have the power of two of entries that leaves the network nearest to its default width.
 *
 * @param parameters null for the default size.
 * @throws RangeError if no size is within `TOLERANCE` of the number.
 */
export function equalSize(choice: FieldChoice, parameters: number | null, sizedFor: SizedFor): EqualSize {
  const countOf = (size: FieldSize): number => parameterCount(choice, size, sizedFor);
  if (parameters === null) return { size: {}, parameters: countOf({}) };
  const nearest = (sizeOf: (n: number) => FieldSize): EqualSize => {
    const size = sizeOf(nearestInteger((n) => countOf(sizeOf(n)), parameters));
    return { size, parameters: countOf(size) };
  };
  const found = choice === 'hash' ? equalHash(nearest, parameters, sizedFor) : nearest(growing(choice));
  if (!isNear(found.parameters, parameters))
    throw new RangeError(
      `equalSize: parameters must be within ${100 * TOLERANCE} % of a size of ${choice}, got ${parameters}; the nearest is ${found.parameters}`,
    );
  return found;
}

function growing(choice: FieldChoice): (n: number) => FieldSize {
  const { field, encoding } = optionsOf(choice);
  if (field === 'grid') return (finestCells) => ({ finestCells });
  if (field === 'fourier' && encoding !== 'none') return (width) => ({ width, frequencyCount: width });
  return (width) => ({ width });
}

function equalHash(
  nearest: (sizeOf: (n: number) => FieldSize) => EqualSize,
  parameters: number,
  sizedFor: SizedFor,
): EqualSize {
  const { width } = sizedFor.recommended.defaults.fields.hash;
  const candidates: EqualSize[] = [];
  const least = (tableSize: number): number => parameterCount('hash', { tableSize, width: 1 }, sizedFor);
  for (let tableSize = 4; least(tableSize) <= parameters; tableSize *= 2) {
    const candidate = nearest((n) => ({ tableSize, width: n }));
    if (isNear(candidate.parameters, parameters)) candidates.push(candidate);
  }
  const distance = ({ size }: EqualSize): number => Math.abs(Math.log(size.width! / width!));
  const [best] = candidates.toSorted((one, other) => distance(one) - distance(other));
  return best ?? nearest((n) => ({ tableSize: 4, width: n }));
}

/** Returns the n ≥ 1 at which an increasing count is nearest to a number; of two as near, the smaller. */
export function nearestInteger(countOf: (n: number) => number, wanted: number): number {
  let above = 1;
  while (countOf(above) < wanted) above *= 2;
  let below = Math.max(1, Math.floor(above / 2));
  while (above - below > 1) {
    const middle = Math.floor((below + above) / 2);
    if (countOf(middle) < wanted) below = middle;
    else above = middle;
  }
  return wanted - countOf(below) <= countOf(above) - wanted ? below : above;
}

function isNear(parameters: number, wanted: number): boolean {
  return Math.abs(parameters - wanted) <= TOLERANCE * wanted;
}
