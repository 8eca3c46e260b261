import { InputError, inWords } from '@fourier-features/tasks';
import { expect, test } from 'vitest';

test('settings in a sentence are named as the reader names them', () => {
  const sentence = 'Pass {centred}, or a larger {centreFraction}.';
  expect(inWords(sentence)).toBe('Pass centred, or a larger centreFraction.');
  expect(inWords(sentence, (name) => name.toUpperCase())).toBe('Pass CENTRED, or a larger CENTREFRACTION.');
});

test('what is no name stays as it is', () => {
  expect(inWords('{} {A} {2} {a b} { a}', () => 'x')).toBe('{} {A} {2} {a b} { a}');
});

test('an error states its reader and keeps the sentence for other words', () => {
  const error = new InputError('readKspace', 'no signal. Pass {centred}.');
  expect(error).toBeInstanceOf(RangeError);
  expect(error.message).toBe('readKspace: no signal. Pass centred.');
  expect(error.sentence).toBe('no signal. Pass {centred}.');
});
