import { describe, expect, test } from 'vitest';
import { moved, stroke } from '../../src/theoryLab/drawing.ts';

const flat = new Float64Array(8);

describe('stroke(signal, from, to)', () => {
  test('puts the samples between two points on the line between them, in either direction', () => {
    const expected = [0, 0, 0.1, 0.2, 0.3, 0.4, 0, 0];
    const [left, right] = [
      { index: 2, value: 0.1 },
      { index: 5, value: 0.4 },
    ];
    for (const drawn of [stroke(flat, left, right), stroke(flat, right, left)])
      expect(drawn.map((value) => Number(value.toFixed(12)))).toEqual(expected);
  });

  test('sets one sample where the pointer rests, and keeps values within ½', () => {
    const point = { index: 3, value: 2 };
    expect(stroke(flat, point, point)).toEqual([0, 0, 0, 0.5, 0, 0, 0, 0]);
  });

  test('leaves the signal alone outside of its samples', () => {
    const outside = { index: 9, value: 0.3 };
    expect(stroke(flat, outside, outside)).toEqual([...flat]);
  });
});

describe('moved(signal, index, every, by)', () => {
  test('moves a training sample, and those up to the next ones in proportion', () => {
    expect(moved(flat, 4, 4, 0.4).map((value) => Number(value.toFixed(12)))).toEqual([
      0, 0.1, 0.2, 0.3, 0.4, 0.3, 0.2, 0.1,
    ]);
  });

  test('keeps values within ½', () => {
    expect(moved(flat, 0, 2, -3)[0]).toBe(-0.5);
  });
});
