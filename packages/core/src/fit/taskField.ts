import { checkOneOf } from '../check.ts';
import { type EncodingSetting, encodingByName } from '../encodings/byName.ts';
import { gridEncoding, hashGridEncoding } from '../encodings/grid.ts';
import { identityEncoding } from '../encodings/identity.ts';
import { type Field, type FieldOptions, initialField } from '../field.ts';
import type { HiddenActivation } from '../network/activations.ts';
import type { OutputActivation } from '../network/network.ts';
import type { FitRandoms } from '../random/seededRandoms.ts';
import { type FieldName, type FieldOptionName, fieldNames } from './fieldName.ts';
import type { FieldSetting } from './fieldSetting.ts';

/** A complete setting of a field, and what a task fixes for all fields. `encoding` and the like are those of `fourier`. */
export interface TaskFieldOptions extends FieldSetting, EncodingSetting {
  /**
   * Interval of every coordinate that the field covers; [0, 1] by default. It becomes [−1, 1] in networks with activations of
   * their own, and the whole of a grid. Not used by `fourier`.
   */
  domain?: readonly [low: number, high: number];
  /** Number of values c at each point. */
  outputDim: number;
  outputActivation: OutputActivation;
  /** `[outputDim]`, added to the initial biases of the output layer, before its activation; nothing by default. */
  outputBias?: readonly number[] | undefined;
  /** Random generators of the fit. */
  randoms: FitRandoms;
}

/**
 * Returns the initial field of a task's fit, drawn from the fit's generators: for `fourier` the encoding of that name and a
 * ReLU network, for the others what `FieldName` says.
 *
 * @throws RangeError if there is no field of that name, it lacks one of its options, or one is out of range.
 * @example
 * import { seededRandoms, taskField } from '@fourier-features/core';
 *
 * const network = { width: 16, depth: 3, outputDim: 1, outputActivation: 'sigmoid' } as const;
 * const field = taskField({ field: 'siren', omega: 30, firstOmega: 30, inputDim: 2, ...network, randoms: seededRandoms(0) });
 */
export function taskField(options: TaskFieldOptions): Field {
  const { field = 'fourier', outputDim, outputActivation, outputBias, randoms } = options;
  return initialField({
    ...partsOf(field, options),
    outputDim,
    outputActivation,
    outputBias,
    random: randoms.network,
  });
}

type FieldParts = Pick<FieldOptions, 'encoding' | 'depth' | 'width' | 'hiddenActivation' | 'firstActivation'>;

function partsOf(field: FieldName, options: TaskFieldOptions): FieldParts {
  const need = needOf(field, options);
  const { inputDim, domain = [0, 1] } = options;
  const network = (): Pick<FieldParts, 'depth' | 'width'> => ({ depth: need('depth'), width: need('width') });
  /** Coordinates in [−1, 1] and a network of one activation, which may have another constant in its first layer. */
  const coordinates = (first: HiddenActivation, hidden = first): FieldParts => ({
    encoding: identityEncoding({ inputDim, inputRange: mapping(domain, [-1, 1]) }),
    ...network(),
    firstActivation: first,
    hiddenActivation: hidden,
  });
  const grid = { inputDim, inputRange: mapping(domain, [0, 1]) };
  switch (field) {
    case 'fourier':
      return {
        encoding: encodingByName(need('encoding'), {
          ...options,
          scale: options.scale ?? null,
          frequencyCount: need('frequencyCount'),
          random: options.randoms.encoding,
        }),
        ...network(),
      };
    case 'siren':
      return coordinates({ kind: 'sine', omega: need('firstOmega') }, { kind: 'sine', omega: need('omega') });
    case 'finer':
      return coordinates(
        { kind: 'finer', omega: need('firstOmega') },
        { kind: 'finer', omega: need('omega') },
      );
    case 'wire': {
      const spread = need('spread');
      return coordinates(
        { kind: 'wire', omega: need('firstOmega'), spread },
        { kind: 'wire', omega: need('omega'), spread },
      );
    }
    case 'gauss':
      return coordinates({ kind: 'gauss', spread: need('spread') });
    case 'hash': {
      const encoding = hashGridEncoding({
        ...grid,
        levels: need('levels'),
        featuresPerLevel: need('featuresPerLevel'),
        tableSize: need('tableSize'),
        coarsestCells: need('coarsestCells'),
        finestCells: need('finestCells'),
        interpolation: need('interpolation'),
      });
      return { encoding, ...network() };
    }
    case 'grid': {
      const encoding = gridEncoding({
        ...grid,
        featuresPerLevel: options.outputDim,
        coarsestCells: need('finestCells'),
        interpolation: need('interpolation'),
      });
      return { encoding, depth: 0 };
    }
    default:
      checkOneOf('taskField', 'field', field, fieldNames);
      return field;
  }
}

/** Returns what reads the options of a field. @throws RangeError, from the reader, if the option is missing. */
function needOf(
  field: FieldName,
  options: FieldSetting,
): <Name extends FieldOptionName>(name: Name) => NonNullable<FieldSetting[Name]> {
  return (name) => {
    const value = options[name];
    if (value === undefined || value === null)
      throw new RangeError(`taskField: ${name} must be given for the field ${field}, got ${value}`);
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
