import { checkPositive, checkPositiveInteger } from '../check.ts';
import type { Encoding } from '../encodings/encoding.ts';
import { gridEncoding, hashGridEncoding } from '../encodings/grid.ts';
import { identityEncoding } from '../encodings/identity.ts';
import type { HiddenActivation } from '../network/activations.ts';
import type { FieldOptionName } from './fieldName.ts';
import type { FieldSetting } from './fieldSetting.ts';
import type { OtherFieldName } from './taskDefaults.ts';

/** Encoding and network of a field. */
export interface FieldParts {
  readonly encoding: Encoding;
  readonly depth: number;
  readonly width?: number;
  readonly firstActivation?: HiddenActivation;
  readonly hiddenActivation?: HiddenActivation;
}

/** What a field is built for. */
export interface FieldDimensions {
  /** Number of coordinates d. */
  readonly inputDim: number;
  /** Number of values c at each point. */
  readonly outputDim: number;
  /**
   * Interval of every coordinate that the field covers; [0, 1] by default. It becomes [−1, 1] in networks with activations of
   * their own, and the whole of a grid.
   */
  readonly domain?: readonly [low: number, high: number];
}

/**
 * Returns encoding and network of a field other than `fourier`, from a complete setting.
 *
 * @throws RangeError if an option is missing or out of range.
 */
export function fieldParts(
  caller: string,
  field: OtherFieldName,
  setting: FieldSetting,
  { inputDim, outputDim, domain = [0, 1] }: FieldDimensions,
): FieldParts {
  const need = needOf(caller, field, setting);
  const positive = (name: 'omega' | 'firstOmega' | 'spread'): number => {
    const value = need(name);
    checkPositive(caller, name, value);
    return value;
  };
  const network = (): { depth: number; width: number } => {
    const [depth, width] = [need('depth'), need('width')];
    checkPositiveInteger(caller, 'depth', depth);
    checkPositiveInteger(caller, 'width', width);
    return { depth, width };
  };
  /** Coordinates in [−1, 1] and a network of one activation, which may have another constant in its first layer. */
  const coordinates = (
    firstActivation: HiddenActivation,
    hiddenActivation = firstActivation,
  ): FieldParts => ({
    encoding: identityEncoding({ inputDim, inputRange: mapping(domain, [-1, 1]) }),
    ...network(),
    firstActivation,
    hiddenActivation,
  });
  const inputRange = mapping(domain, [0, 1]);
  switch (field) {
    case 'siren':
      return coordinates(
        { kind: 'sine', omega: positive('firstOmega') },
        { kind: 'sine', omega: positive('omega') },
      );
    case 'finer':
      return coordinates(
        { kind: 'finer', omega: positive('firstOmega') },
        { kind: 'finer', omega: positive('omega') },
      );
    case 'wire': {
      const spread = positive('spread');
      return coordinates(
        { kind: 'wire', omega: positive('firstOmega'), spread },
        { kind: 'wire', omega: positive('omega'), spread },
      );
    }
    case 'gauss':
      return coordinates({ kind: 'gauss', spread: positive('spread') });
    case 'hash':
      return {
        encoding: hashGridEncoding({
          inputDim,
          inputRange,
          levels: need('levels'),
          featuresPerLevel: need('featuresPerLevel'),
          tableSize: need('tableSize'),
          coarsestCells: need('coarsestCells'),
          finestCells: need('finestCells'),
          interpolation: need('interpolation'),
        }),
        ...network(),
      };
    case 'grid':
      return {
        encoding: gridEncoding({
          inputDim,
          inputRange,
          featuresPerLevel: outputDim,
          coarsestCells: need('finestCells'),
          interpolation: need('interpolation'),
        }),
        depth: 0,
      };
  }
}

/** Returns what reads the options of a field. @throws RangeError, from the reader, if the option is missing. */
export function needOf(
  caller: string,
  field: string,
  setting: FieldSetting,
): <Name extends FieldOptionName>(name: Name) => NonNullable<FieldSetting[Name]> {
  return (name) => {
    const value = setting[name];
    if (value === undefined || value === null)
      throw new RangeError(`${caller}: ${name} must be given for the field ${field}, got ${value}`);
    return value;
  };
}

/** Returns where [0, 1] is mapped to by the line that maps one interval to another. */
function mapping(
  [low, high]: readonly [number, number],
  [to, end]: readonly [number, number],
): readonly [number, number] {
  const slope = (end - to) / (high - low);
  return [to - slope * low, to + slope * (1 - low)];
}
