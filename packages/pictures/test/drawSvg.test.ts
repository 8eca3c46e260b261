import { expect, test } from 'vitest';
import { drawSvg } from '../src/drawSvg.ts';

const svg = (inside: string): Uint8Array =>
  new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="2000">${inside}</svg>`,
  );

test('drawSvg(bytes) returns a PNG', async () => {
  const png = await drawSvg(svg('<rect width="2000" height="2000"/>'));
  expect([...png.subarray(1, 4)]).toEqual([...new TextEncoder().encode('PNG')]);
});

test('drawSvg(bytes, limitSeconds) ends a drawing that takes longer', async () => {
  // Thirty octaves of noise in each of forty filters: minutes of work.
  const noise = '<feTurbulence baseFrequency="0.9" numOctaves="30"/>'.repeat(40);
  const slow = svg(`<filter id="f">${noise}</filter><rect width="2000" height="2000" filter="url(#f)"/>`);
  await expect(drawSvg(slow, 1)).rejects.toThrow(
    /^an SVG must take at most 1 s to draw\. Convert it to PNG first$/,
  );
});
