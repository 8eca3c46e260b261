import { defaults } from '@fourier-features/image';
import { expect, test } from 'vitest';
import { adamAt } from '../../src/fields/training.ts';
import { qualityTraining } from '../../src/quality/protocol.ts';

test('Fourier features have the settings that the package image recommends for photographs', () => {
  const { description, optimizer, batchSize } = qualityTraining('fourier, native', 512);
  const { frequencyCount, width, depth, encodings } = defaults;
  const { scale, learningRate } = encodings.gaussian;
  expect(description).toEqual({
    ...{ field: 'fourier', frequencyCount, scale, width, depth },
    ...{ outputDim: 3, outputActivation: 'sigmoid' },
  });
  expect(optimizer).toEqual(adamAt(learningRate as number));
  expect(batchSize).toBe(defaults.batchSize);
});
