import { shortenList, shortenProtocol } from '@fourier-features/experiments';
import { expect, test } from 'vitest';

const protocol = { name: 'quick', steps: 250, gridSteps: 1000, testPoints: 7, seed: 0 };
const whole = { steps: undefined, budget: undefined };

test('shortenProtocol(protocol, options) leaves the protocol unchanged without --steps and --budget', () => {
  expect(shortenProtocol(protocol, whole, ['gridSteps'])).toBe(protocol);
});

test('shortenProtocol(protocol, options) replaces the steps alone with --steps', () => {
  expect(shortenProtocol(protocol, { ...whole, steps: 9 }, ['gridSteps'])).toEqual({ ...protocol, steps: 9 });
});

test('shortenProtocol(protocol, options) scales the named counts with --budget, rounded up', () => {
  const shortened = shortenProtocol(protocol, { ...whole, budget: 0.01 }, ['gridSteps', 'testPoints']);
  expect(shortened).toEqual({ name: 'quick', steps: 3, gridSteps: 10, testPoints: 1, seed: 0 });
});

test('shortenList(list, options) keeps at least one item, and all without --budget', () => {
  expect(shortenList([1, 2, 3, 4, 5], { budget: 0.01 })).toEqual([1]);
  expect(shortenList([1, 2, 3, 4, 5], { budget: 0.5 })).toEqual([1, 2, 3]);
  expect(shortenList([1, 2, 3], whole)).toEqual([1, 2, 3]);
});
