/** Reconstructs a slice from the sinogram in a .npy file, with a field and by filtered back-projection. */
import { readFile, writeFile } from 'node:fs/promises';
import { evaluateField, finish, gridCoordinates } from '@fourier-features/core';
import * as ct from '@fourier-features/ct';
import { decodeNpy } from '@fourier-features/datasets';
import { chooseEngine } from '@fourier-features/engines';
import { encodePng } from '@fourier-features/pictures';

const file = await readFile(new URL('sinogram.npy', import.meta.url)); // [angles, detectors]
const { values, shape } = decodeNpy(file);
const sinogram = Float32Array.from(values);
const [height, width] = [shape[1]!, shape[1]!]; // one pixel per detector
const angles = ct.uniformAngles(shape[0]!);
const operator = ct.parallelBeam({ shape: [height, width], angles });

const { engine } = await chooseEngine();
const small = { width: 64, frequencyCount: 64, learningRate: 3e-3 }; // leave out for more detail
const { field, curve } = await finish(ct.fit({ operator, sinogram, engine, steps: 400, ...small }));
console.log(`PSNR of the projections ${curve.at(-1)?.measurementPsnr?.toFixed(1)} dB`);

const slice = await evaluateField(field, gridCoordinates([height, width]), { engine });
await writeFile('slice.png', await encodePng({ width, height, channels: 1, values: slice }));
const classical = ct.filteredBackProjection({ sinogram, angles, shape: [height, width] });
await writeFile('classical.png', await encodePng({ width, height, channels: 1, values: classical }));
