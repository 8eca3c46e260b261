import { gzipSync } from 'node:zlib';
import {
  decodeDicom,
  decodeMgh,
  decodeNifti,
  decodeVolume,
  encodeNifti,
  type Volume,
} from '@fourier-features/datasets';
import { readVolume, readVolumeSlice } from '@fourier-features/tasks';
import { gzipContent } from '../mutate/containers.ts';
import { firstOf, notCount, notFinite, notShape, type Reader } from './reader.ts';
import { seedFiles } from './seedFiles.ts';

const VOLUME = { values: Float32Array.from({ length: 24 }, (_, i) => i / 8), shape: [2, 3, 4] };

const plain = {
  seeds: async () => [...(await seedFiles('nifti')), await encodeNifti(VOLUME)],
  mutators: [],
};

function volumeFault({ values, shape, spacing, affine }: Volume): string | undefined {
  return firstOf(
    shape.length !== 3 && 'a volume must have three axes',
    ...shape.map((side) => notCount('a side', side, 1)),
    notShape('a volume', shape, values.length),
    notFinite('values', values),
    spacing.some((size) => !(size > 0 && size < Infinity)) &&
      `voxel sizes must be positive, got ${spacing.join()}`,
    affine.length !== 16 && 'the affine transform must be 4 × 4',
    notFinite('the affine transform', affine),
  );
}

/** Readers of volumes. */
export const volumeReaders: readonly Reader[] = [
  {
    ...plain,
    name: 'nifti',
    names: /^decodeNifti: /,
    read: async (bytes) => volumeFault(await decodeNifti(bytes)),
  },
  {
    name: 'nifti-gzip',
    seeds: async () => {
      const file = await encodeNifti(VOLUME);
      const members = [file.subarray(0, 100), file.subarray(100)].map((part) => gzipSync(part));
      return [
        ...(await seedFiles('nifti-gzip')),
        await encodeNifti(VOLUME, { gzip: true }),
        Buffer.concat([...members, Buffer.alloc(9)]),
      ];
    },
    mutators: [gzipContent],
    names: /^decodeNifti: /,
    read: async (bytes) => volumeFault(await decodeNifti(bytes)),
  },
  {
    name: 'mgh',
    seeds: () => seedFiles('mgh'),
    mutators: [],
    names: /^decodeMgh: /,
    read: async (bytes) => volumeFault(await decodeMgh(bytes)),
  },
  {
    name: 'mgh-gzip',
    seeds: () => seedFiles('mgh-gzip'),
    mutators: [gzipContent],
    names: /^(decodeMgh|decodeNifti): /,
    read: async (bytes) => volumeFault(await decodeVolume(bytes)),
  },
  {
    name: 'dicom',
    seeds: () => seedFiles('dicom'),
    mutators: [],
    names: /^decodeDicom: /,
    read: async (bytes) => volumeFault(await decodeDicom([{ name: 'input.dcm', bytes }])),
  },
  {
    ...plain,
    name: 'volume',
    names: /^(decodeNifti|decodeMgh|readVolume|resizeToLongestSide|resizeVolume): /,
    read: async (bytes) => volumeFault((await readVolume(bytes, { name: 'input', size: 2 })).volume),
  },
  {
    ...plain,
    name: 'volume-slice',
    names: /^(decodeNifti|decodeMgh|readVolumeSlice|sliceVolume|toUnitRange|padToSquare|resizeVolume): /,
    read: async (bytes) => {
      const { values, shape } = await readVolumeSlice(bytes, { name: 'input' });
      return firstOf(
        shape[0] !== shape[1] && 'a slice must be square',
        notShape('a slice', shape, values.length),
        values.some((value) => !(value >= 0 && value <= 1)) && 'values must be in [0, 1]',
      );
    },
  },
];
