import { decodeField, type Engine, encodeField, type Field, finish } from '@fourier-features/core';
import { decodeMesh, meshReport } from '@fourier-features/datasets';
import * as occupancy from '@fourier-features/occupancy';
import { occupancyTask, type Result, readShape } from '@fourier-features/tasks';
import { wasmEngine } from '@fourier-features/wasm';
import { beforeAll, describe, expect, test } from 'vitest';

/** The corner of a cube of side 8, moved by 100 along x. */
const corner = 'v 100 0 0\nv 108 0 0\nv 100 8 0\nv 100 0 8\nf 1 3 2\nf 1 2 4\nf 1 4 3\nf 2 3 4\n';
const input = await readShape(new TextEncoder().encode(corner), 'corner.obj');
const sizes = { frequencyCount: 8, width: 16, depth: 3, batchSize: 256, steps: 150, resolution: 16 };
const settings = occupancyTask.settings('gaussian', { ...sizes, scale: 2, learningRate: 1e-2 }, input);
let engine: Engine;
let field: Field;
let result: Result;

beforeAll(async () => {
  engine = await wasmEngine({ threads: 1 });
  ({ field } = await finish(occupancyTask.fit(input, settings, { engine })));
  result = await occupancyTask.result(field, input, settings, { engine });
});

describe('occupancyTask.result', () => {
  test('scores points and the mesh', async () => {
    expect(Object.keys(result.scores)).toEqual(['uniformIou', 'boundaryIou', 'volumetricIou', 'chamfer']);
    const points = await occupancy.heldOutPoints({ shape: input.shape });
    expect(result.scores).toMatchObject(await occupancy.score(field, points, { engine }));
    // Both compare the same volumes, by points and by a coarse mesh of the field.
    expect(Math.abs(result.scores['volumetricIou']! - result.scores['uniformIou']!)).toBeLessThan(0.1);
    expect(result.scores['uniformIou']).toBeGreaterThan(0.5);
  });

  test('writes the mesh where the input was', async () => {
    const { content } = result.files.find(({ key }) => key === 'mesh')!;
    const bytes = content.kind === 'bytes' ? content.bytes : expect.unreachable();
    const { mesh } = await decodeMesh(bytes, { name: 'mesh.glb' });
    const { vertices, faces, watertight } = await meshReport(mesh);
    expect(result.details['mesh']).toMatchObject({ vertices, faces, watertight, resolution: 16 });
    expect(result.notes).toEqual([`mesh: ${faces} faces, watertight`]);
    for (const axis of [0, 1, 2]) {
      const along = mesh.positions.filter((_, i) => i % 3 === axis);
      expect(Math.min(...along)).toBeGreaterThan((axis === 0 ? 100 : 0) - 1);
      expect(Math.max(...along)).toBeLessThan((axis === 0 ? 108 : 8) + 1);
    }
  });

  test('has no mesh if the field is nowhere inside, and says so', async () => {
    const last = field.parameters.length - 1;
    const parameters = field.parameters.map((each, i) =>
      i === last ? { ...each, values: each.values.map(() => -100) } : each,
    );
    const { files, notes, details, scores } = await occupancyTask.result(
      { ...field, parameters },
      input,
      settings,
      { engine },
    );
    expect(files.map(({ name }) => name)).toEqual(['normals.png']);
    expect([notes, details]).toEqual([
      ['no mesh: the field is nowhere above 1/2; train it longer'],
      { mesh: null },
    ]);
    expect(Object.keys(scores)).toEqual(['uniformIou', 'boundaryIou']);
  });
});

describe('occupancyTask', () => {
  test('stores what it takes to render the field and to place its mesh', async () => {
    const file = decodeField(encodeField({ field, metadata: occupancyTask.fieldMetadata(input, settings) }));
    const { bounds, normalisation, shape } = file.metadata;
    expect(shape).toBe('corner');
    expect(JSON.parse(normalisation!)).toEqual(input.shape.normalisation);
    const options = { engine, bounds: JSON.parse(bounds!), width: 256, height: 256 };
    expect(await occupancy.render(file.field, options)).toEqual(result.picture);
  });

  test('chooses a scale from other points near the surface than it scores', async () => {
    const { coordinates, values } = await occupancyTask.scaleProblem(input, settings);
    expect(values).toEqual(input.shape.insideTest.label(coordinates));
    const { boundary } = await occupancy.heldOutPoints({ shape: input.shape, count: 16 });
    expect(coordinates.subarray(0, 48)).not.toEqual(boundary!.points);
  });
});
