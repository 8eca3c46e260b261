/** Fits a torus from points labelled inside or outside, and extracts a mesh from the field. */
import { finish } from '@fourier-features/core';
import * as occupancy from '@fourier-features/occupancy';
import { wasmEngine } from '@fourier-features/wasm';

const [around, across] = [96, 48];
const positions: number[] = [];
const indices: number[] = [];
for (let i = 0; i < around; i++) {
  for (let j = 0; j < across; j++) {
    const [u, v] = [(2 * Math.PI * i) / around, (2 * Math.PI * j) / across];
    const ring = 3 + Math.cos(v);
    positions.push(ring * Math.cos(u), ring * Math.sin(u), Math.sin(v));
    const [a, b] = [i * across + j, ((i + 1) % around) * across + j];
    const [c, d] = [i * across + ((j + 1) % across), ((i + 1) % around) * across + ((j + 1) % across)];
    indices.push(a, b, d, a, d, c);
  }
}
const input = { positions: Float32Array.from(positions), indices: Uint32Array.from(indices) };

const engine = await wasmEngine();
const shape = occupancy.shape(input);
const size = { scale: 3, frequencyCount: 64, width: 64, depth: 4 };
const { field } = await finish(occupancy.fit({ shape, engine, ...size, steps: 200, batchSize: 2048 }));
const points = await occupancy.heldOutPoints({ shape, count: 2 ** 16 });
const { uniformIou, boundaryIou } = await occupancy.score(field, points, { engine });

const { bounds, normalisation } = shape;
const output = await occupancy.extractMesh(field, { engine, resolution: 48, bounds, normalisation });
const agreement = await occupancy.volumetricIou(occupancy.insideTest(output), occupancy.insideTest(input));
const { chamfer } = await occupancy.chamferDistance(output, input);
const bytes = await occupancy.encodeGlb(output);
process.stdout.write(
  `field: IoU ${uniformIou!.toFixed(3)} uniform, ${boundaryIou!.toFixed(3)} near the surface
mesh: ${output.indices.length / 3} faces, IoU ${agreement.toFixed(3)}, Chamfer distance ${chamfer.toFixed(4)}, GLB of ${bytes.length} bytes\n`,
);
