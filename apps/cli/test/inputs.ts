import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeNifti, encodeNpy } from '@fourier-features/datasets';
import { writeStripes } from './testPicture.ts';

/** A cube of side 2, as OFF: its first five faces leave it without a lid. */
export const cube = (faces: 5 | 6): string => `OFF
8 ${faces} 0
-1 -1 -1
1 -1 -1
1 1 -1
-1 1 -1
-1 -1 1
1 -1 1
1 1 1
-1 1 1
4 3 2 1 0
4 0 1 5 4
4 1 2 6 5
4 2 3 7 6
4 3 0 4 7
${faces === 6 ? '4 4 5 6 7\n' : ''}`;

/**
 * Writes a tiny input for each command: stripes.png, cube.off, head.nii (two volumes of 5×6×7 voxels), sinogram.npy of
 * intensities and its angles.npy, kspace.npy of two coils of 6×6, its mask.npy and sensitivities.npy, signal.npy.
 */
export async function writeInputs(folder: string): Promise<void> {
  await writeStripes(folder);
  const files: Record<string, Uint8Array | string> = {
    'cube.off': cube(6),
    'head.nii': await twoVolumes(),
    'sinogram.npy': encodeNpy({ values: intensities(6, 8), shape: [6, 8] }),
    'angles.npy': encodeNpy({ values: Float32Array.of(0, 31, 60, 92, 121, 150), shape: [6] }),
    'kspace.npy': encodeNpy({ values: kspace(), shape: [2, 6, 6, 2], complex: true }),
    'mask.npy': encodeNpy({ values: new Float32Array(36).fill(1), shape: [6, 6] }),
    'sensitivities.npy': encodeNpy({ values: waves(2 * 36 * 2), shape: [2, 6, 6, 2], complex: true }),
    'signal.npy': encodeNpy({ values: waves(16), shape: [16] }),
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
}

/** Intensities behind a disc, 1000 beside it, `[projections, detectors]`. */
function intensities(projections: number, detectors: number): Float32Array {
  const radius = 0.3 * detectors;
  return Float32Array.from({ length: projections * detectors }, (_, i) => {
    const distance = (i % detectors) - (detectors - 1) / 2;
    return 1000 * Math.exp(-0.2 * Math.sqrt(Math.max(0, radius ** 2 - distance ** 2)));
  });
}

/** A volume that is written twice over: 5×6×7 voxels, 100 to 310. */
async function twoVolumes(): Promise<Uint8Array> {
  const values = Float32Array.from({ length: 5 * 6 * 7 }, (_, i) => 100 + i);
  const one = await encodeNifti({ values, shape: [5, 6, 7] }, {});
  const header = 352;
  const both = new Uint8Array(one.length + one.length - header);
  both.set(one);
  both.set(one.subarray(header), one.length);
  const view = new DataView(both.buffer);
  // dim[0] is the number of axes, dim[4] the length of the fourth.
  view.setInt16(40, 4, true);
  view.setInt16(48, 2, true);
  return both;
}

/**
 * Waves whose DC stands out, as in scans: a field that has learned nothing then has a PSNR above 0 already. Signs alternate, so
 * that the image is in the middle.
 */
function kspace(): Float32Array {
  const values = waves(2 * 36 * 2).map((value, i) => (((i >> 1) + Math.floor(i / 12)) % 2 ? -value : value));
  values[0] = 12;
  return values;
}

function waves(length: number): Float32Array {
  return Float32Array.from({ length }, (_, i) => 1 + Math.sin(3 * i) / 2);
}
