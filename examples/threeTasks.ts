/** Fits a picture, reconstructs a slice from its sinogram, and fits a shape and extracts its mesh. */
import { readFile } from 'node:fs/promises';
import { evaluateField, finish, gridCoordinates } from '@fourier-features/core';
import * as ct from '@fourier-features/ct';
import { meshReport, photo, proceduralShape, sheppLogan } from '@fourier-features/datasets';
import * as image from '@fourier-features/image';
import * as occupancy from '@fourier-features/occupancy';
import { boxReduce, decodePicture } from '@fourier-features/pictures';
import { wasmEngine } from '@fourier-features/wasm';

const engine = await wasmEngine();
// Small networks and few steps, so that the program ends in seconds; leave these out for the defaults.
const quick = { engine, width: 64, frequencyCount: 64 };

// A picture: train on even rows and columns, score on odd ones.
const picture = boxReduce(await decodePicture(await readFile(photo('brushes').url)), 4);
const split = image.split(picture, 'grid');
const fittedPicture = await finish(image.fit({ split, scale: 5, batchSize: 'full', steps: 150, ...quick }));
const { heldOutPsnr } = await image.score(fittedPicture.field, split, { engine });
const enlarged = await image.render(fittedPicture.field, {
  engine,
  source: picture,
  width: 256,
  height: 256,
});
print(
  `picture: held-out PSNR ${heldOutPsnr?.toFixed(1)} dB, rendered at ${enlarged.width}x${enlarged.height}`,
);

// A slice: from 20 projections of a phantom.
const { values: truth, shape } = sheppLogan({ shape: [48, 48] });
const operator = ct.parallelBeam({ shape, angles: ct.uniformAngles(20) });
const sinogram = operator.apply(truth);
const fittedSlice = await finish(ct.fit({ operator, sinogram, truth, steps: 150, ...quick }));
const slice = await evaluateField(fittedSlice.field, gridCoordinates(shape), { engine });
const { psnr } = ct.score(slice, truth, shape);
print(`slice: PSNR ${psnr.toFixed(1)} dB against the phantom`);

// A shape: from a mesh to a field and back to a mesh.
const { mesh } = await proceduralShape('torus');
const solid = occupancy.shape(mesh);
const fittedShape = await finish(
  occupancy.fit({ shape: solid, scale: 2, batchSize: 2048, depth: 4, steps: 200, ...quick }),
);
const { boundaryIou } = await occupancy.score(
  fittedShape.field,
  await occupancy.heldOutPoints({ shape: solid, count: 4096 }),
  { engine },
);
const surface = await occupancy.extractMesh(fittedShape.field, {
  engine,
  resolution: 48,
  bounds: solid.bounds,
});
const { faces, watertight } = await meshReport(surface);
print(
  `shape: boundary IoU ${boundaryIou?.toFixed(3)}, ${faces} faces, ${watertight ? 'watertight' : 'open'}`,
);

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
