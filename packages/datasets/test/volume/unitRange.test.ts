import { fromUnitRange, toUnitRange } from '@fourier-features/datasets';
import { describe, expect, test } from 'vitest';

describe('toUnitRange(values)', () => {
  test('divides by the greatest value and keeps 0 if none is negative', () => {
    expect(toUnitRange(Float32Array.of(2, 8, 0, 4))).toEqual({
      values: Float32Array.of(0.25, 1, 0, 0.5),
      valueRange: { floor: 0, range: 8 },
    });
    expect(toUnitRange(Float32Array.of(5, 10))).toMatchObject({ values: Float32Array.of(0.5, 1) });
  });

  test('maps the least negative value to 0, as for Hounsfield units', () => {
    expect(toUnitRange(Float32Array.of(-1000, 0, 3000))).toEqual({
      values: Float32Array.of(0, 0.25, 1),
      valueRange: { floor: -1000, range: 4000 },
    });
  });

  test('leaves its argument unchanged', () => {
    const values = Float32Array.of(-1, 3);
    toUnitRange(values);
    expect([...values]).toEqual([-1, 3]);
  });

  test.each([
    [[0, 0], '0 to 0'],
    [[-3, -1], '-3 to -1'],
    [[], '0 to -Infinity'],
    [[1, NaN, 2], 'NaN to NaN'],
    [[1, Infinity], '0 to Infinity'],
    [[-Infinity, 1], '-Infinity to 1'],
  ])('refuses %j', (values, got) => {
    expect(() => toUnitRange(Float32Array.from(values))).toThrow(
      `toUnitRange: values must be finite and one of them above 0, got ${got}`,
    );
  });
});

test('fromUnitRange(values, range) undoes toUnitRange', () => {
  const original = Float32Array.from({ length: 50 }, (_, i) => 300 * Math.sin(i * i));
  const { values, valueRange } = toUnitRange(original);
  expect(Math.min(...values)).toBe(0);
  expect(Math.max(...values)).toBe(1);
  for (const [i, value] of fromUnitRange(values, valueRange).entries())
    expect(value).toBeCloseTo(original[i]!, 3);
});
