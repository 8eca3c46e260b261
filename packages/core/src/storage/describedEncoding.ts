import { array, custom, type GenericSchema, object } from 'valibot';
import { checkGrid } from '../encodings/checkGrid.ts';
import { type Encoding, encodingNames, type FourierEncoding } from '../encodings/encoding.ts';
import { type GridEncoding, interpolations } from '../encodings/grid.ts';
import { count, flag, positiveCount, wordSchema } from '../schemas.ts';
import { validated } from '../validate.ts';

/** The part of an encoding that is not arrays. */
export type DescribedEncoding = Omit<FourierEncoding, 'frequencies' | 'amplitudes'> | GridEncoding;

/** What a file holds of a grid: where each level begins follows from the entries before it. */
interface StoredGrid extends Omit<GridEncoding, 'levels'> {
  readonly levels: readonly { readonly cells: number; readonly entries: number }[];
}

const inputRange = custom<readonly [number, number]>(
  (value) =>
    Array.isArray(value) && value.length === 2 && value.every(Number.isFinite) && value[0] !== value[1],
  'two different finite numbers',
);

const hyperparameters = custom<Encoding['hyperparameters']>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((each) => ['number', 'boolean', 'string'].includes(typeof each)),
  'an object of numbers, booleans and strings',
);

const fourierSchema: GenericSchema<Omit<FourierEncoding, 'kind' | 'frequencies' | 'amplitudes'>> = object({
  name: wordSchema(encodingNames),
  inputDim: positiveCount,
  frequencyCount: count,
  outputDim: positiveCount,
  includeCoordinates: flag,
  inputRange,
  trainable: flag,
  hyperparameters,
});

const gridSchema: GenericSchema<StoredGrid> = object({
  kind: wordSchema(['grid']),
  name: wordSchema(['grid', 'hash-grid']),
  inputDim: positiveCount,
  outputDim: positiveCount,
  levels: array(object({ cells: positiveCount, entries: positiveCount })),
  featuresPerLevel: positiveCount,
  interpolation: wordSchema(interpolations),
  inputRange,
  trainable: custom<true>((value) => value === true, 'true'),
  hyperparameters,
});

/** Returns what a file holds of a Fourier encoding in format 2. */
export function describeFourier({
  kind: _kind,
  frequencies: _b,
  amplitudes: _a,
  ...described
}: FourierEncoding): object {
  return described;
}

/** Returns what a file holds of an encoding in format 3. */
export function describeEncoding(encoding: Encoding): object {
  if (encoding.kind === 'fourier') return { kind: encoding.kind, ...describeFourier(encoding) };
  const levels = encoding.levels.map(({ cells, entries }) => ({ cells, entries }));
  return { ...encoding, levels };
}

/** @throws RangeError unless the value is what `describeFourier` gave, with as many features as it has. */
export function parseFourier(caller: string, subject: string, value: unknown): DescribedEncoding {
  const encoding = validated(subject, fourierSchema, value);
  const { frequencyCount: m, inputDim: d, outputDim, includeCoordinates } = encoding;
  const features = 2 * m + (includeCoordinates ? d : 0);
  if (outputDim !== features)
    throw new RangeError(`${caller}: encoding.outputDim must be ${features}, its features, got ${outputDim}`);
  return { ...encoding, kind: 'fourier' };
}

/** @throws RangeError unless the value is what `describeEncoding` gave and its numbers fit each other. */
export function parseEncoding(caller: string, subject: string, value: unknown): DescribedEncoding {
  const kind = wordSchema(['fourier', 'grid']);
  const { kind: found } = validated(subject, object({ kind }), value);
  if (found === 'fourier') return parseFourier(caller, subject, value);
  const stored = validated(subject, gridSchema, value);
  let end = 0;
  const levels = stored.levels.map(({ cells, entries }) => {
    const start = end;
    end += entries;
    return { cells, entries, start };
  });
  const encoding = { ...stored, levels };
  checkGrid(caller, encoding);
  return encoding;
}
