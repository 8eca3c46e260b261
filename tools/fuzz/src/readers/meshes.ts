import { decodeMesh, type Mesh } from '@fourier-features/datasets';
import { encodeGlb, encodeObj, encodePly } from '@fourier-features/occupancy';
import { readShape } from '@fourier-features/tasks';
import { glbJson, gzipContent } from '../mutate/containers.ts';
import type { Mutator } from '../mutate/mutator.ts';
import { firstOf, notFinite, type Reader } from './reader.ts';
import { seedFiles } from './seedFiles.ts';

/** A tetrahedron. */
const MESH: Mesh = {
  positions: Float32Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1),
  indices: Uint32Array.of(0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3),
};

/** The same, every face a second time from the other side. */
const DOUBLE: Mesh = { ...MESH, indices: Uint32Array.of(...MESH.indices, ...MESH.indices.toReversed()) };
/** The same where float32 has steps of half a unit. */
const FAR: Mesh = { ...MESH, origin: [500_000.125, 4_649_776.5, 100] };

function meshFault({ positions, indices, origin = [0, 0, 0] }: Mesh): string | undefined {
  const vertices = positions.length / 3;
  return firstOf(
    !Number.isInteger(vertices) && 'positions must be [v, 3]',
    (indices.length === 0 || indices.length % 3 !== 0) && 'indices must be [f, 3], with a face',
    indices.some((index) => index >= vertices) && 'faces must refer to vertices that exist',
    notFinite('positions', positions),
    notFinite('origin', origin),
  );
}

function meshReader(
  name: string,
  own: () => Promise<Uint8Array[]>,
  mutators: readonly Mutator[] = [],
): Reader {
  return {
    name,
    seeds: async () => [...(await seedFiles(name)), ...(await own())],
    mutators,
    names: /^decodeMesh: /,
    read: async (bytes) => meshFault((await decodeMesh(bytes, { name: `input.${name}` })).mesh),
  };
}

/** Readers of mesh files. */
export const meshReaders: readonly Reader[] = [
  meshReader('ply', async () => [encodePly(MESH), encodePly(FAR)]),
  meshReader('obj', async () => [encodeObj(MESH), encodeObj(FAR)]),
  meshReader('off', async () => []),
  meshReader('stl', async () => []),
  meshReader('glb', async () => [await encodeGlb(MESH), await encodeGlb(FAR)], [glbJson]),
  meshReader('mesh-gzip', async () => [], [gzipContent]),
  {
    name: 'shape',
    seeds: async () => [
      ...(await seedFiles('off')),
      ...(await seedFiles('ply')),
      encodeObj(MESH),
      encodeObj(DOUBLE),
      encodePly(FAR),
    ],
    mutators: [],
    names: /^(readShape|decodeMesh|cleanMesh|meshReport|shape|normaliseMesh|insideTest|boundarySampler): /,
    read: async (bytes) => {
      const { shape } = await readShape(bytes, 'input.obj');
      return meshFault(shape.mesh);
    },
  },
];
