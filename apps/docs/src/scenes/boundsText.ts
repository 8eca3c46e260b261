import type { Bounds } from '@fourier-features/core';

/** Returns the lower and the upper corner of a box as a visitor types them. */
export function boundsText({ min, max }: Bounds): string {
  return [...min, ...max].join(', ');
}

/** Returns the box of six numbers, separated by commas or spaces; undefined if the text is not a box. */
export function boundsOf(text: string): Bounds | undefined {
  const parts = text.trim().split(/\s*,\s*|\s+/);
  const numbers = parts.map((part) => (part === '' ? Number.NaN : Number(part)));
  if (numbers.length !== 6 || !numbers.every(Number.isFinite)) return undefined;
  const [x0, y0, z0, x1, y1, z1] = numbers as [number, number, number, number, number, number];
  return x0 < x1 && y0 < y1 && z0 < z1 ? { min: [x0, y0, z0], max: [x1, y1, z1] } : undefined;
}
