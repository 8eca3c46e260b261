import { expect, test } from 'vitest';
import { fillMarkers } from '../../src/readme/markers.ts';

const text = 'before\n<!-- bench:step -->\nold\n<!-- /bench:step -->\nafter\n';

test('fillMarkers(text, blocks) replaces what is between the markers alone, and again', () => {
  const filled = fillMarkers(text, { step: 'new $& text' });
  expect(filled).toBe('before\n<!-- bench:step -->\n\nnew $& text\n\n<!-- /bench:step -->\nafter\n');
  expect(fillMarkers(filled, { step: 'new $& text' })).toBe(filled);
});

test('fillMarkers(text, blocks) throws for a block that is not generated', () => {
  expect(() => fillMarkers(text, { infer: '' })).toThrow('name must be one of infer, got step');
});
