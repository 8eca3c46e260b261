import { readFile } from 'node:fs/promises';
import { type Engine, finish } from '@fourier-features/core';
import * as mri from '@fourier-features/mri';
import { type KspaceFile, type MriInput, mriTask, readKspace } from '@fourier-features/tasks';
import { expectClose } from '@fourier-features/testing';
import { wasmEngine } from '@fourier-features/wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import { writeNpy } from '../writeNpy.ts';
import { centredDft } from './centredDft.ts';
import {
  coilImage,
  GRID,
  HEIGHT,
  imageOf,
  magnitudeOf,
  SLICES,
  sensitivities,
  WIDTH,
} from './fixtures/object.ts';
import { naiveDft } from './naiveDft.ts';
import { writeCfl } from './writeCfl.ts';

const fixture = async (name: string): Promise<Uint8Array> =>
  new Uint8Array(await readFile(new URL(`fixtures/${name}`, import.meta.url)));
const complex = (values: readonly number[], shape: readonly number[]): Uint8Array =>
  writeNpy(values, shape, { complex: true });

/** Each tool's k-space of slice 1, and how it is read. */
const singleCoil: readonly [tool: string, file: () => Promise<KspaceFile>, options: object][] = [
  ['numpy, fft2(image)', async () => complex(naiveDft({ values: imageOf(1), shape: GRID }), GRID), {}],
  [
    'numpy, the centred transform',
    async () => complex(centredDft(imageOf(1), GRID), GRID),
    { centred: true },
  ],
  [
    'numpy, fftshift(fft2(image))',
    async () => complex(centredDft(imageOf(1), GRID, 'corner'), GRID),
    { centred: true, imageOrigin: 'corner' },
  ],
  ['fastMRI', () => fixture('fastmri-singlecoil.h5'), { slice: 1 }],
  ['BART', async () => writeCfl(centredDft(imageOf(1), GRID), { x: WIDTH, y: HEIGHT }), {}],
  [
    'BART, phase encoding along y and z',
    async () => writeCfl(centredDft(imageOf(1), GRID), { x: 1, y: WIDTH, z: HEIGHT }),
    {},
  ],
];

const coils = [0, 1].flatMap((coil) => centredDft(coilImage(1, coil), GRID));
const severalCoils: typeof singleCoil = [
  [
    'numpy, fft2(image)',
    async () =>
      complex(
        [0, 1].flatMap((coil) => naiveDft({ values: coilImage(1, coil), shape: GRID })),
        [2, ...GRID],
      ),
    { coils: true },
  ],
  ['sigpy', () => fixture('sigpy.npy'), { coils: true, centred: true }],
  ['fastMRI', () => fixture('fastmri-multicoil.h5'), {}],
  ['fastMRI in compressed chunks of doubles', () => fixture('fastmri-chunked.h5'), { slice: 1 }],
  ['BART', async () => writeCfl(coils, { x: WIDTH, y: HEIGHT, coils: 2 }), {}],
];

const read = async (file: () => Promise<KspaceFile>, options: object = {}): Promise<MriInput> =>
  readKspace(await file(), { name: 'scan', ...options });
const zeroFilled = ({ shape, measurements, sensitivities: maps }: MriInput): Float32Array =>
  mri.zeroFilled({ shape, kspace: measurements, ...(maps ? { sensitivities: maps } : {}) });
const peakOf = (values: readonly number[]): number => Math.max(...values);
const scaled = (values: readonly number[], factor: number): number[] => values.map((value) => value * factor);

let engine: Engine;
beforeAll(async () => {
  engine = await wasmEngine({ threads: 1 });
});

describe('readKspace(file, options) reconstructs the object from k-space of', () => {
  test.each(singleCoil)('%s', async (_, file, options) => {
    const input = await read(file, options);
    const magnitude = magnitudeOf(1);
    expect(input.shape).toEqual(GRID);
    expect(input.provenance['peak']).toBeCloseTo(peakOf(magnitude), 5);
    expectClose(zeroFilled(input), scaled(magnitude, 1 / peakOf(magnitude)), 1e-6);
    // The operator places the object, with its phases, as the file does.
    const object = Float32Array.from(scaled(imageOf(1), 1 / peakOf(magnitude)));
    expectClose(input.operator.apply(object), input.measurements, 1e-6);
    expect(input.warnings).toEqual([]);
  });

  test.each(severalCoils)('%s with coils', async (_, file, options) => {
    const input = await read(file, options);
    const magnitude = magnitudeOf(1);
    expect(input.operator.outputShape).toEqual([2, ...GRID, 2]);
    expectClose(
      mri.zeroFilled({ shape: GRID, kspace: input.measurements }),
      scaled(magnitude, 1 / (input.provenance['peak'] as number)),
      1e-6,
    );
    expect(input.warnings).toEqual([]);
  });

  test.each(severalCoils)(
    '%s with coils, whose sensitivities are given as images',
    async (tool, file, options) => {
      const maps =
        tool === 'BART'
          ? writeCfl(sensitivities(), { x: WIDTH, y: HEIGHT, coils: 2 })
          : complex(sensitivities(), [2, ...GRID]);
      const input = await read(file, { ...options, sensitivities: maps });
      const magnitude = magnitudeOf(1);
      expectClose(zeroFilled(input), scaled(magnitude, 1 / peakOf(magnitude)), 1e-6);
      const object = Float32Array.from(scaled(imageOf(1), 1 / peakOf(magnitude)));
      expectClose(input.operator.apply(object), input.measurements, 1e-6);
      expect(input.warnings).toEqual([]);
    },
  );

  test('a centred volume of even and odd sides', async () => {
    const shape = [2, 3, 4];
    const magnitude = Array.from({ length: 24 }, (_, i) => 2 + Math.sin(i * i));
    const values = magnitude.flatMap((m, i) => [m * Math.cos(i), m * Math.sin(i)]);
    const input = await read(async () => complex(centredDft(values, shape), shape), { centred: true });
    expectClose(zeroFilled(input), scaled(magnitude, 1 / peakOf(magnitude)), 1e-6);
    const bart = await read(async () => writeCfl(centredDft(values, shape), { x: 4, y: 3, z: 2 }));
    expectClose(bart.measurements, input.measurements, 1e-6);
  });

  test.each([0, 2])('slice %d of fastMRI, whose own reconstruction agrees', async (slice) => {
    for (const name of ['singlecoil', 'multicoil']) {
      const input = await read(() => fixture(`fastmri-${name}.h5`), { slice });
      const factor = 1 / (input.provenance['peak'] as number);
      const image = mri.zeroFilled({ shape: GRID, kspace: input.measurements });
      expectClose(image, scaled(magnitudeOf(slice), factor), 1e-6);
      expect(input.description).toContain(`slice ${slice} of ${SLICES}`);
      const [difference] = input.notes.filter((note) => note.includes('reconstruction_'));
      expect(difference).toContain('of the file by less than 0.1 % (RMS).');
    }
  });
});

test('k-space of every tool trains to the same curve as a file of our own', async () => {
  const settings = { steps: 3, width: 8, depth: 2, frequencyCount: 4, scale: 1 };
  const curves = await Promise.all(
    singleCoil.map(async ([, file, options]) => {
      const input = await read(file, options);
      const plan = mriTask.settings('gaussian', settings, input);
      return (await finish(mriTask.fit(input, plan, { engine }))).curve.map(({ loss }) => loss);
    }),
  );
  for (const curve of curves) expectClose(curve, curves[0]!, 1e-5);
});

describe('a mask is stored like its k-space', () => {
  const sampled = Array.from({ length: HEIGHT * WIDTH }, (_, i) => (i % 5 === 0 || i === 58 ? 1 : 0));
  const [own] = singleCoil;

  test('of BART, complex without an imaginary part', async () => {
    const mask = writeCfl(
      sampled.flatMap((value) => [value, 0]),
      { x: WIDTH, y: HEIGHT },
    );
    const file = writeCfl(centredDft(imageOf(1), GRID), { x: WIDTH, y: HEIGHT });
    const input = await readKspace(file, { name: 'scan', mask });
    expectClose(input.mask, mri.dcFirst(Float32Array.from(sampled), [...GRID], 1), 0);
  });

  test('and given for fastMRI as .npy, DC in the middle', async () => {
    const input = await readKspace(await fixture('fastmri-singlecoil.h5'), {
      name: 'scan',
      mask: writeNpy(sampled, GRID),
    });
    expectClose(input.mask, mri.dcFirst(Float32Array.from(sampled), [...GRID], 1), 0);
    expect((await read(own![1])).mask.every((value) => value === 1)).toBe(true);
  });
});
