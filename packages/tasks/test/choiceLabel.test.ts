import { fieldNames } from '@fourier-features/core';
import { choiceLabel, choiceOf, ctTask, mriTask } from '@fourier-features/tasks';
import * as light from '@fourier-features/tasks/descriptions';
import { expect, test } from 'vitest';
import { ctDrive, mriDrive } from './drives.ts';

test('names every field and every encoding of a task differently', () => {
  const choices = [...fieldNames, ...ctTask.encodings];
  expect(new Set(choices.map(choiceLabel)).size).toBe(new Set(choices).size);
  expect(choiceLabel(choiceOf({ field: 'siren', encoding: null }))).toBe('SIREN');
  expect(choiceLabel(choiceOf({ field: 'fourier', encoding: 'gaussian' }))).toBe('Gaussian encoding');
});

test('names no field as a method without a network is named, next to which tables have it', () => {
  const baselines = [
    ...(ctTask.baselines?.(ctDrive.input) ?? []),
    ...(mriTask.baselines?.(mriDrive.input) ?? []),
  ].map(({ name }) => name);
  expect(baselines.length).toBeGreaterThan(2);
  for (const field of fieldNames) expect(baselines).not.toContain(choiceLabel(field));
});

test('is in the light entry too', () => {
  expect(light.choiceLabel).toBe(choiceLabel);
});
