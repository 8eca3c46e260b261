import { expect, test } from 'vitest';
import { pageWords } from '../../src/controls/pageWords.ts';

const labels = {
  near: 'Near',
  far: 'Far',
  background: 'Background',
  arc: 'Arc covered',
  layout: 'Axis order',
};

test.each([
  ['Pass {near} and {far}.', 'Set “Near” and “Far”.'],
  ['Pass {background} black or white.', 'Set “Background” to black or white.'],
  ['Pass 360 as {arc}.', 'Set “Arc covered” to 360.'],
  ['Pass the other value of {layout}.', 'Set the other value of “Axis order”.'],
  ['Pass {arc} if it is another.', 'Set “Arc covered” if it is another.'],
  ['the scene is dark. Pass {bounds}, or {near}.', 'The scene is dark. Set bounds, or “Near”.'],
  ['photo.png: it is empty.', 'photo.png: it is empty.'],
])('a page says %s', (sentence, said) => {
  expect(pageWords(sentence, labels)).toBe(said);
});
