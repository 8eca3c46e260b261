import { fillMarkers } from '@fourier-features/experiments';
import { expect, test } from 'vitest';

const text = 'before\n<!-- bench:step -->\nold\n<!-- /bench:step -->\nafter\n';

test('fillMarkers(text, kind, blocks) replaces what is between the markers alone, and again', () => {
  const filled = fillMarkers(text, 'bench', { step: 'new $& text' });
  expect(filled).toBe('before\n<!-- bench:step -->\n\nnew $& text\n\n<!-- /bench:step -->\nafter\n');
  expect(fillMarkers(filled, 'bench', { step: 'new $& text' })).toBe(filled);
});

test('fillMarkers(text, kind, blocks) throws for a block that is not generated', () => {
  expect(() => fillMarkers(text, 'bench', { infer: '' })).toThrow('name must be one of infer, got step');
});

test('fillMarkers(text, kind, blocks) leaves markers of another kind alone', () => {
  expect(fillMarkers(text, 'records', {})).toBe(text);
});
