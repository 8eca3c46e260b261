/** Fits a mesh, scores the field near the surface, and writes the field's surface as a GLB file. */
import { writeFile } from 'node:fs/promises';
import { finish } from '@fourier-features/core';
import { proceduralShape } from '@fourier-features/datasets';
import { chooseEngine } from '@fourier-features/engines';
import * as occupancy from '@fourier-features/occupancy';

const { mesh } = await proceduralShape('torus'); // or decodeMesh(await readFile('part.stl'))
const shape = occupancy.shape(mesh);

const { engine } = await chooseEngine();
const small = { depth: 4, width: 64, frequencyCount: 64, batchSize: 2048 }; // leave out for more detail
const { field } = await finish(occupancy.fit({ shape, engine, scale: 2, steps: 200, ...small }));
const points = await occupancy.heldOutPoints({ shape });
const { boundaryIou } = await occupancy.score(field, points, { engine });
console.log(`IoU near the surface ${boundaryIou?.toFixed(3)}`);

const { bounds, normalisation } = shape; // back to the coordinates of the input
const surface = await occupancy.extractMesh(field, { engine, bounds, normalisation, resolution: 64 });
await writeFile('shape.glb', await occupancy.encodeGlb(surface));
