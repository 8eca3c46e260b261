import { expect, test } from 'vitest';
import { plateauLoss } from '../../experiments/plateauLoss.ts';

test('a plateau loses what its worst scale loses against the best of all', () => {
  const trained = [20, 23, 22, 19];
  const predicted = [15, 15.4, 15.8, 15.75];
  // The scale that is suggested alone, then all within the tolerance of it.
  expect(plateauLoss(trained, predicted, 0)).toBe(1);
  expect(plateauLoss(trained, predicted, 0.1)).toBe(4);
  expect(plateauLoss(trained, predicted, 0.3)).toBe(4);
  expect(plateauLoss([20, 23, 22, 21], predicted, 0.5)).toBe(2);
  expect(plateauLoss([20, 23, 22, 21], predicted, 1)).toBe(3);
});
