import {
  basicEncoding,
  type FourierEncoding,
  gaussianEncoding,
  identityEncoding,
  positionalEncoding,
  type Random,
  seriesEncoding,
} from '@fourier-features/core';
import { suggestion } from '../terminal/suggestion.ts';
import { UserError } from '../terminal/userError.ts';

/** An encoding of one coordinate as the terminal names it, such as `gaussian:10`. */
export interface NamedEncoding {
  readonly name: string;
  build(options: { frequencyCount: number; random: Random }): FourierEncoding;
}

/** Names of encodings, for help and errors. */
export const ENCODING_NAMES =
  'none, basic, gaussian:SCALE, positional:SCALE (cycles per unit) or series:POWER (amplitudes 1/j^POWER; inf for the first alone)';

type Builder = (value: number, options: { frequencyCount: number; random: Random }) => FourierEncoding;

/** Of unit length, so that kernels of different encodings compare; the bare coordinate lies in [−½, ½], as in the paper. */
const SCALED: Readonly<Record<string, Builder>> = {
  gaussian: (scale, options) => gaussianEncoding({ inputDim: 1, scale, normalise: true, ...options }),
  positional: (scale, { frequencyCount }) =>
    positionalEncoding({ inputDim: 1, scale, frequencyCount, normalise: true }),
  series: (power, { frequencyCount }) => seriesEncoding({ frequencyCount, power, normalise: true }),
};

const KINDS = ['none', 'basic', ...Object.keys(SCALED)];

/** Parses the name of an encoding. @throws UserError if it is not one. */
export function namedEncoding(text: string): NamedEncoding {
  const [kind, number, ...rest] = text.split(':');
  if (kind === 'none' && number === undefined)
    return { name: text, build: () => identityEncoding({ inputDim: 1, inputRange: [-0.5, 0.5] }) };
  if (kind === 'basic' && number === undefined)
    return { name: text, build: () => basicEncoding({ inputDim: 1, normalise: true }) };
  const builder = Object.hasOwn(SCALED, kind!) ? SCALED[kind!] : undefined;
  const value = number === 'inf' && kind === 'series' ? Number.POSITIVE_INFINITY : Number(number);
  const valid = number !== undefined && number.trim() !== '' && (kind === 'series' ? value >= 0 : value > 0);
  if (!builder || !valid || rest.length > 0 || (kind !== 'series' && value > 1e6))
    throw new UserError(
      `encodings must be ${ENCODING_NAMES}, got ${text}${builder ? '' : suggestion(kind!, KINDS)}`,
    );
  return { name: text, build: (options) => builder(value, options) };
}

/** Parses one more of several names. @throws UserError if it is not one, or is repeated. */
export function moreEncodings(text: string, before: readonly NamedEncoding[] = []): NamedEncoding[] {
  if (before.some(({ name }) => name === text))
    throw new UserError(`encodings must differ, got ${text} twice`);
  return [...before, namedEncoding(text)];
}
