import { type EncodingSetting, encodingByName } from '../encodings/byName.ts';
import { type Field, initialField } from '../field.ts';
import type { OutputActivation } from '../network/network.ts';
import type { FitRandoms } from '../random/seededRandoms.ts';
import { type FieldDimensions, type FieldParts, fieldParts, needOf } from './fieldParts.ts';
import { checkFieldOptions, type FieldSetting } from './fieldSetting.ts';

/** A complete setting of a field, and what a task fixes: `domain` for all fields but `fourier`, the rest of `EncodingSetting` for that. */
export interface TaskFieldOptions extends FieldSetting, FieldDimensions, EncodingSetting {
  readonly inputDim: number;
  readonly outputActivation: OutputActivation;
  /** `[outputDim]`, added to the initial biases of the output layer, before its activation, or to the table of `grid`. */
  readonly outputBias?: readonly number[] | undefined;
  /** Random generators of the fit. */
  readonly randoms: FitRandoms;
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
  checkFieldOptions('taskField', field, {});
  const parts =
    field === 'fourier' ? fourierParts(options) : fieldParts('taskField', field, options, options);
  return initialField({ ...parts, outputDim, outputActivation, outputBias, random: randoms.network });
}

function fourierParts(options: TaskFieldOptions): FieldParts {
  const need = needOf('taskField', 'fourier', options);
  const { scale = null, randoms } = options;
  const [frequencyCount, random] = [need('frequencyCount'), randoms.encoding];
  return {
    encoding: encodingByName(need('encoding'), { ...options, scale, frequencyCount, random }),
    depth: need('depth'),
    width: need('width'),
  };
}
