import { expect, test } from 'vitest';
import { createPace } from '../../src/live/pace.ts';

test('a pace is that of the last second', () => {
  const pace = createPace();
  expect(pace.perSecond()).toBeNull();
  for (let i = 0; i < 10; i++) pace.add(200);
  expect(pace.perSecond()).toBeCloseTo(5);
  for (let i = 0; i < 100; i++) pace.add(20);
  expect(pace.perSecond()).toBeCloseTo(50);
});
