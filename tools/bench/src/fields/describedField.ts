import {
  type Encoding,
  type Field,
  type FieldOptions,
  type FourierEncoding,
  gaussianEncoding,
  type HiddenActivation,
  hashGridEncoding,
  identityEncoding,
  initialField,
  type Random,
} from '@fourier-features/core';
import type { FieldDescription, FourierDescription } from './fieldDescription.ts';

/** Returns a field as our engines train it, with its published initial weights drawn from `random`. */
export function describedField(description: FourierDescription, random: Random): Field<FourierEncoding>;
export function describedField(description: FieldDescription, random: Random): Field;
export function describedField(description: FieldDescription, random: Random): Field {
  const { depth, width, outputDim, outputActivation } = description;
  return initialField({
    encoding: encodingOf(description, random),
    ...activationsOf(description),
    depth,
    width,
    outputDim,
    outputActivation,
    random,
  });
}

function encodingOf(description: FieldDescription, random: Random): Encoding {
  const inputDim = 2;
  if (description.field === 'fourier') {
    const { frequencyCount, scale } = description;
    return gaussianEncoding({ inputDim, frequencyCount, scale, random });
  }
  if (description.field === 'hash') {
    const { levels, featuresPerLevel, tableSize, coarsestCells, finestCells } = description;
    return hashGridEncoding({ inputDim, levels, featuresPerLevel, tableSize, coarsestCells, finestCells });
  }
  return identityEncoding({ inputDim, inputRange: [-1, 1] });
}

function activationsOf(
  description: FieldDescription,
): Pick<FieldOptions, 'hiddenActivation' | 'firstActivation'> {
  if (description.field === 'fourier' || description.field === 'hash')
    return { hiddenActivation: { kind: 'relu' } };
  if (description.field === 'gauss')
    return { hiddenActivation: { kind: 'gauss', spread: description.spread } };
  const { omega, firstOmega } = description;
  const activation = (ofLayer: number): HiddenActivation =>
    description.field === 'wire'
      ? { kind: 'wire', omega: ofLayer, spread: description.spread }
      : { kind: description.field === 'siren' ? 'sine' : 'finer', omega: ofLayer };
  return { hiddenActivation: activation(omega), firstActivation: activation(firstOmega) };
}
