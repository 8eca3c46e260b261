/** Fits a picture, scores the field on pixels that it has not seen, and renders it at twice the size. */
import { readFile, writeFile } from 'node:fs/promises';
import { finish } from '@fourier-features/core';
import { photo } from '@fourier-features/datasets';
import { chooseEngine } from '@fourier-features/engines';
import * as image from '@fourier-features/image';
import { boxReduce, decodePicture, encodePng } from '@fourier-features/pictures';

const file = await readFile(photo('brushes').url); // or the path of a picture of yours
const picture = boxReduce(await decodePicture(file), 4);
const split = image.split(picture, 'grid'); // trains on even rows and columns, holds out odd ones

const { engine } = await chooseEngine();
const small = { width: 64, frequencyCount: 64, batchSize: 'full' } as const; // leave out for more detail
const { field } = await finish(image.fit({ split, engine, scale: 5, steps: 200, ...small }));
const { heldOutPsnr } = await image.score(field, split, { engine });
console.log(`held-out PSNR ${heldOutPsnr?.toFixed(1)} dB`);

const size = { width: 2 * picture.width, height: 2 * picture.height };
const larger = await image.render(field, { engine, source: picture, ...size });
await writeFile('picture.png', await encodePng(larger));
