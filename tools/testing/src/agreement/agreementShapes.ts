import type { FieldKind } from '../engine/fieldKind.ts';
import { describeShape, randomShapes, type Shape } from '../engine/shapes.ts';

/** Seed of the first shape, from which the first eight have encodings, activations and losses of all kinds. */
const FIRST = 700;
/** Most points, so that an engine on a software adapter takes seconds. */
const MOST_POINTS = 200;

/** A field and its batches, by their sizes and kinds. */
export interface AgreementShape extends Shape {
  /** Sizes and kinds in words. */
  readonly title: string;
  /** Whether the loss is computed outside the engine. */
  readonly indirect: boolean;
}

/**
 * Draws shapes of all kinds of encodings, activations, losses and batches, of a kind of field; more shapes begin with the same
 * ones.
 */
export function agreementShapes(
  count: number,
  kind: FieldKind['name'] = 'Fourier features',
): AgreementShape[] {
  return Array.from({ length: count }, (_, i) => {
    const shape = randomShapes[kind](FIRST + i);
    const trainable = i % 3 === 2 && shape.options.frequencyCount !== 0 && !shape.options.grid;
    const indirect = i % 4 === 1 && shape.loss === 'mse';
    const drawn: Shape = {
      ...shape,
      options: { ...shape.options, trainable },
      count: 1 + (shape.count % MOST_POINTS),
    };
    return { ...drawn, indirect, title: `${describeShape(drawn)}${indirect ? ', indirect' : ''}` };
  });
}
