import { type ReadKspaceOptions, readKspace } from '@fourier-features/tasks';
import { describe, expect, test } from 'vitest';
import { writeNpy } from '../writeNpy.ts';
import { dcInTheMiddle, naiveDft, type Plane } from './naiveDft.ts';

const [HEIGHT, WIDTH] = [5, 6];
const shape = [HEIGHT, WIDTH] as const;
const cells = HEIGHT * WIDTH;

/** An image with phases; magnitudes from 1 to 3. */
const image: Plane = {
  shape,
  values: Array.from({ length: cells }, (_, i) => {
    const magnitude = 2 + Math.sin(3 * i + 1);
    return [magnitude * Math.cos(i), magnitude * Math.sin(i)];
  }).flat(),
};
const magnitudes = Array.from({ length: cells }, (_, i) =>
  Math.hypot(image.values[2 * i]!, image.values[2 * i + 1]!),
);
const peak = Math.max(...magnitudes);
const kspace = naiveDft(image);
const bytes = complex(kspace, shape);

function complex(values: readonly number[], of: readonly number[]): Uint8Array<ArrayBuffer> {
  return writeNpy(values, of, { complex: true });
}

const read = (file: Uint8Array, options: Partial<ReadKspaceOptions> = {}): ReturnType<typeof readKspace> =>
  readKspace(file, { name: 'scan', ...options });

function expectNumbers(actual: ArrayLike<number>, expected: readonly number[], digits = 5): void {
  expect(actual.length).toBe(expected.length);
  expected.forEach((value, i) => {
    expect(actual[i]).toBeCloseTo(value, digits);
  });
}

const scaled = (values: readonly number[], factor: number): number[] => values.map((value) => value * factor);

describe('readKspace(bytes, options) of one coil', () => {
  test('divides by the largest magnitude of the image, which it can restore', async () => {
    const input = await read(bytes);
    expectNumbers(input.measurements, scaled(kspace, 1 / peak));
    expectNumbers(
      input.operator.apply(Float32Array.from(scaled(image.values, 1 / peak))),
      scaled(kspace, 1 / peak),
    );
    expect(input).toMatchObject({ shape, complex: true, truth: undefined, sensitivities: undefined });
    expect(input.volume!.valueRange.floor).toBe(0);
    expect(input.volume!.valueRange.range).toBeCloseTo(peak, 5);
    expect(input.volume!.shape).toEqual([1, HEIGHT, WIDTH]);
    expect(input.description).toBe('scan: 6x5, 100.0 % of k-space');
  });

  test('moves DC from the middle to the start', async () => {
    const centred = complex(dcInTheMiddle({ values: kspace, shape }, 2), shape);
    const { measurements } = await read(centred, { centred: true });
    expect(measurements).toEqual((await read(bytes)).measurements);
  });

  test('takes bins that are 0 as unsampled', async () => {
    const values = kspace.map((value, i) => (i < 2 * WIDTH ? value : 0));
    const { mask, description } = await read(complex(values, shape));
    expect([...mask]).toEqual(Array.from({ length: cells }, (_, i) => (i < WIDTH ? 1 : 0)));
    expect(description).toContain('20.0 % of k-space');
  });

  test('uses a mask instead, and nothing outside it', async () => {
    const sampled = Array.from({ length: cells }, (_, i) => (i % 3 === 0 ? 1 : 0));
    const { mask, measurements, operator } = await read(bytes, { mask: writeNpy(sampled, shape) });
    expect([...mask]).toEqual(sampled);
    const ratio = measurements[0]! / kspace[0]!;
    expectNumbers(
      measurements,
      kspace.map((value, i) => ratio * value * sampled[Math.floor(i / 2)]!),
    );
    const applied = operator.apply(Float32Array.from(scaled(image.values, ratio)));
    expectNumbers(applied, [...measurements]);
  });

  test('centres a mask like k-space', async () => {
    const sampled = Array.from({ length: cells }, (_, i) => (i % 7 === 0 ? 1 : 0));
    const { mask } = await read(complex(dcInTheMiddle({ values: kspace, shape }, 2), shape), {
      centred: true,
      mask: writeNpy(dcInTheMiddle({ values: sampled, shape }, 1), shape),
    });
    expect([...mask]).toEqual(sampled);
  });

  test('takes a real image as real', async () => {
    const real = { shape, values: magnitudes.flatMap((value) => [value, 0]) };
    const input = await read(complex(naiveDft(real), shape), { real: true });
    expect([input.complex, input.operator.inputShape]).toEqual([false, [HEIGHT, WIDTH]]);
    expectNumbers(input.operator.apply(Float32Array.from(scaled(magnitudes, 1 / peak))), [
      ...input.measurements,
    ]);
  });

  test('reads a volume', async () => {
    const input = await read(complex([...kspace, ...kspace], [2, HEIGHT, WIDTH]));
    expect(input.operator.inputShape).toEqual([2, HEIGHT, WIDTH, 2]);
    expect(input.volume!.shape).toEqual([2, HEIGHT, WIDTH]);
  });
});

describe('readKspace(bytes, options) of several coils', () => {
  /** s₀ = (1 + x)/2 and s₁ = i(2 − x)/2. */
  const sensitivities = [0, 1].flatMap((coil) =>
    Array.from({ length: cells }, (_, i) => {
      const x = (i % WIDTH) / WIDTH;
      return coil === 0 ? [(1 + x) / 2, 0] : [0, (2 - x) / 2];
    }).flat(),
  );
  const seen = [0, 1].flatMap((coil) =>
    naiveDft({
      shape,
      values: Array.from({ length: cells }, (_, i) => {
        const [re, im] = sensitivities.slice(2 * (coil * cells + i), 2 * (coil * cells + i) + 2) as [
          number,
          number,
        ];
        const [a, b] = image.values.slice(2 * i, 2 * i + 2) as [number, number];
        return [re * a - im * b, re * b + im * a];
      }).flat(),
    }),
  );
  const file = complex(seen, [2, HEIGHT, WIDTH]);

  test('explains what each coil sees by its sensitivity', async () => {
    const input = await read(file, {
      coils: true,
      sensitivities: complex(sensitivities, [2, HEIGHT, WIDTH]),
    });
    const factor = input.measurements[0]! / seen[0]!;
    expectNumbers(input.measurements, scaled(seen, factor));
    expectNumbers(input.operator.apply(Float32Array.from(scaled(image.values, factor))), [
      ...input.measurements,
    ]);
    expect(input.description).toBe('scan: 6x5, 100.0 % of k-space, 2 coils');
  });

  test('estimates sensitivities whose squares sum to 1 if none are given', async () => {
    const {
      sensitivities: estimated,
      description,
      shape: grid,
    } = await read(file, { coils: true, centreFraction: 1 });
    for (let i = 0; i < cells; i++) {
      const parts = [0, 1, 2 * cells, 2 * cells + 1].map((part) => estimated![2 * i + part]!);
      expect(Math.hypot(...parts)).toBeCloseTo(1, 5);
    }
    expect(description).toContain('2 coils (sensitivities estimated)');
    expect(grid).toEqual(shape);
  });

  test('has another hash with other sensitivities or another mask', async () => {
    const mask = (first: number): Uint8Array =>
      writeNpy(
        Array.from({ length: cells }, (_, i) => (i === 1 ? first : 1)),
        shape,
      );
    const given = (factor: number): Uint8Array => complex(scaled(sensitivities, factor), [2, HEIGHT, WIDTH]);
    const inputs = [
      await read(file, { coils: true }),
      await read(file, { coils: true, sensitivities: given(1) }),
      await read(file, { coils: true, sensitivities: given(2) }),
      await read(file, { coils: true, mask: mask(0) }),
      await read(file, { coils: true, mask: mask(1) }),
    ];
    expect(new Set(inputs.map(({ sha256 }) => sha256)).size).toBe(5);
  });
});

describe('readKspace(bytes, options) refuses', () => {
  const edge = kspace.map((_, i) => (i === 2 * (2 * WIDTH + 3) ? 1 : 0));
  const real = writeNpy(magnitudes, shape);
  const zeros = new Array<number>(cells).fill(0);

  test.each([
    ['real numbers', real, {}, 'readKspace: k-space must be complex, got real numbers'],
    ['one axis', complex(kspace, [cells]), {}, 'got [30]. Pass coils if the first axis is that of coils.'],
    ['four axes', complex(kspace, [1, 5, 2, 3]), {}, 'got [1, 5, 2, 3]. Pass coils'],
    [
      'one axis of several coils',
      complex(kspace, [5, 6]),
      { coils: true },
      'after the axis of coils, got [5, 6]',
    ],
    ['zeros', complex([...zeros, ...zeros], shape), {}, 'k-space must have a bin that is not 0'],
    ['an empty mask', bytes, { mask: writeNpy(zeros, shape) }, 'mask must have a bin that is not 0'],
    [
      'a mask of another shape',
      bytes,
      { mask: writeNpy(zeros, [6, 5]) },
      'mask must be [5, 6] of 0 and 1, got [6, 5]',
    ],
    ['a mask of other numbers', bytes, { mask: real }, 'mask must hold 0 or 1'],
    [
      'sensitivities of another shape',
      bytes,
      { sensitivities: complex(kspace, [6, 5]) },
      'must be [5, 6] like k-space, got [6, 5]',
    ],
    ['real sensitivities', bytes, { sensitivities: real }, 'sensitivities must be complex'],
    [
      'infinity',
      complex(kspace.with(7, Infinity), shape),
      {},
      'k-space must be finite, got Infinity at index 3',
    ],
    ['other bytes', Uint8Array.of(1), {}, 'decodeNpy'],
  ] as const)('%s', async (_, file, options, message) => {
    await expect(read(file, options)).rejects.toThrow(message);
  });

  test('coils without signal where sensitivities are estimated, and says what to set', async () => {
    const file = complex([...edge, ...edge], [2, HEIGHT, WIDTH]);
    await expect(read(file, { coils: true, centreFraction: 0.2 })).rejects.toThrow(
      'readKspace: no signal near index 0 of k-space. Pass centred if DC is in the middle of each axis, or a larger centreFraction.',
    );
  });
});
