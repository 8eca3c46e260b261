import { decodeNpy, encodeNpy } from '@fourier-features/datasets';
import { readKspace, readSinogram } from '@fourier-features/tasks';
import { npyHeader } from '../mutate/containers.ts';
import { firstOf, notFinite, notShape, type Reader } from './reader.ts';
import { seedFiles } from './seedFiles.ts';

const SIDE = 8;
const mutators = [npyHeader];

const kspaceOf = (coils: number): Uint8Array =>
  encodeNpy({
    values: Float32Array.from({ length: 2 * coils * SIDE * SIDE }, (_, i) => 1 / (1 + i)),
    shape: [coils, SIDE, SIDE, 2],
    complex: true,
  });
const MASK = encodeNpy({ values: new Uint8Array(SIDE * SIDE).fill(1), shape: [SIDE, SIDE] });

const SINOGRAM = encodeNpy({
  values: Float32Array.from({ length: SIDE * SIDE }, (_, i) => 1 - Math.abs((i % SIDE) - 3.5) / 4),
  shape: [SIDE, SIDE],
});
const ANGLES = encodeNpy({ values: Float64Array.from({ length: SIDE }, (_, k) => 22 * k), shape: [SIDE] });
const sinogramNames =
  /^(decodeNpy|readSinogram|sinogramReport|estimatePeak|parallelBeam|uniformAngles|filteredBackProjection): /;

type Sinogram = Awaited<ReturnType<typeof readSinogram>>;

function sinogramFault({ measurements, operator, scan }: Sinogram): string | undefined {
  return firstOf(
    notShape('a sinogram', operator.outputShape, measurements.length),
    notFinite('measurements', measurements),
    notFinite('angles', scan.angles),
  );
}

type Kspace = Awaited<ReturnType<typeof readKspace>>;

/** Returns how k-space breaks its promises, if it does. */
export function kspaceFault({ measurements, mask, sensitivities, shape }: Kspace): string | undefined {
  return firstOf(
    notShape('the mask', shape, mask.length),
    notFinite('measurements', measurements),
    notFinite('sensitivities', sensitivities),
  );
}

/** Names that messages about k-space start with. */
export const kspaceNames: RegExp =
  /^(decodeNpy|readKspace|zeroFilled|sampledBins|coverage|dcFirst|estimateSensitivities|fourierSampling): /;

/** Readers of NumPy arrays. */
export const arrayReaders: readonly Reader[] = [
  {
    name: 'npy',
    seeds: async () => [
      ...(await seedFiles('npy')),
      encodeNpy({ values: Float64Array.of(1, 2, 3, 4), shape: [2, 2], complex: true }),
    ],
    mutators,
    names: /^decodeNpy: /,
    read: async (bytes) => {
      const { values, shape, complex } = decodeNpy(bytes);
      return firstOf(
        notShape('an array', shape, values.length),
        complex && shape.at(-1) !== 2 && 'a complex array must have a trailing side of 2',
      );
    },
  },
  {
    name: 'sinogram',
    seeds: () => seedFiles('sinogram'),
    mutators,
    names: sinogramNames,
    read: async (bytes) => sinogramFault(await readSinogram(bytes, { name: 'input' })),
  },
  {
    name: 'sinogram-angles',
    seeds: async () => [ANGLES],
    mutators,
    names: sinogramNames,
    read: async (angles) =>
      sinogramFault(await readSinogram(SINOGRAM, { name: 'input', angles, angleUnit: 'degrees' })),
  },
  {
    name: 'kspace',
    seeds: () => seedFiles('kspace'),
    mutators,
    names: kspaceNames,
    read: async (bytes) => kspaceFault(await readKspace(bytes, { name: 'input' })),
  },
  {
    name: 'kspace-coils',
    seeds: async () => [kspaceOf(2)],
    mutators,
    names: kspaceNames,
    read: async (bytes) => kspaceFault(await readKspace(bytes, { name: 'input', coils: true })),
  },
  {
    name: 'kspace-mask',
    seeds: async () => [MASK],
    mutators,
    names: kspaceNames,
    read: async (mask) => kspaceFault(await readKspace(kspaceOf(2), { name: 'input', coils: true, mask })),
  },
  {
    name: 'sensitivities',
    seeds: async () => [kspaceOf(2)],
    mutators,
    names: kspaceNames,
    read: async (sensitivities) =>
      kspaceFault(await readKspace(kspaceOf(2), { name: 'input', coils: true, sensitivities })),
  },
];
