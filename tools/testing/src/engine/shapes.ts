import { type FieldOptions, type Loss, seededRandom } from '@fourier-features/core';
import type { SmallFieldOptions } from './smallField.ts';

/** A field and a batch, by their sizes. */
export interface Shape {
  readonly options: SmallFieldOptions & Required<Pick<FieldOptions, 'depth' | 'width' | 'outputDim'>>;
  readonly count: number;
  readonly loss: Loss;
}

/** Sizes at and beyond the edges of what engines divide into blocks, tiles and vectors. */
const edges: readonly Shape[] = [
  shape({ inputDim: 1, frequencyCount: 0, depth: 1, width: 1, outputDim: 1, outputActivation: 'linear' }, 1),
  shape({ inputDim: 4, frequencyCount: 0, inputRange: [-1, 1], depth: 2, width: 1, outputDim: 1 }, 17),
  shape({ inputDim: 4, frequencyCount: 1, includeCoordinates: true, depth: 5, width: 16, outputDim: 18 }, 16),
  shape({ inputDim: 2, frequencyCount: 50, depth: 1, width: 8, outputDim: 3 }, 2000, 'bce'),
  shape({ inputDim: 2, frequencyCount: 256, depth: 2, width: 31, outputDim: 3 }, 95),
  shape({ inputDim: 3, frequencyCount: 20, depth: 3, width: 257, outputDim: 4 }, 49, 'bce'),
  shape(
    { inputDim: 2, frequencyCount: 30, depth: 4, width: 300, outputDim: 1, outputActivation: 'tanh' },
    33,
  ),
  shape(
    { inputDim: 1, frequencyCount: 5, depth: 3, width: 20, outputDim: 17, outputActivation: 'linear' },
    4099,
  ),
  shape(
    { inputDim: 3, frequencyCount: 9, includeCoordinates: true, depth: 2, width: 24, outputDim: 2 },
    9001,
  ),
];

/** Fields and batches of all kinds; most of their sizes are odd. */
export const shapes: readonly Shape[] = [...edges, ...Array.from({ length: 24 }, (_, i) => randomShape(i))];

/** Returns the sizes in words. */
export function describeShape({ options, count, loss }: Shape): string {
  const { inputDim, frequencyCount, includeCoordinates, inputRange = [0, 1], depth, width } = options;
  const encoding = frequencyCount === 0 ? 'identity' : `${frequencyCount} frequencies`;
  const coordinates = includeCoordinates && frequencyCount !== 0 ? ' and coordinates' : '';
  const network = `${depth} × ${width} → ${options.outputDim} ${options.outputActivation ?? 'sigmoid'}`;
  const points = `${count} point${count === 1 ? '' : 's'}`;
  return `d = ${inputDim} on [${inputRange}], ${encoding}${coordinates}, ${network}, ${points}, ${loss}`;
}

function shape(options: Shape['options'], count: number, loss: Loss = 'mse'): Shape {
  return { options, count, loss };
}

/** Draws the sizes of a field and a batch. */
export function randomShape(seed: number): Shape {
  const random = seededRandom(1000 + seed);
  const pick = (from: number, to: number): number => from + random.integers(1, to - from + 1)[0]!;
  const outputActivation = (['linear', 'sigmoid', 'tanh'] as const)[pick(0, 2)]!;
  return shape(
    {
      seed,
      inputDim: pick(1, 4),
      frequencyCount: pick(0, 3) === 0 ? 0 : pick(1, 20),
      includeCoordinates: pick(0, 1) === 1,
      inputRange: pick(0, 1) === 1 ? ([-1, 1] as const) : ([0, 1] as const),
      outputDim: pick(1, 18),
      depth: pick(1, 5),
      width: pick(2, 40),
      outputActivation,
    },
    pick(1, 400),
    outputActivation === 'sigmoid' && pick(0, 1) === 1 ? 'bce' : 'mse',
  );
}
