import { type Engine, type Field, finish } from '@fourier-features/core';
import { decodeField, encodeField } from '@fourier-features/core/storage';
import { decodeMesh, meshReport } from '@fourier-features/datasets';
import * as occupancy from '@fourier-features/occupancy';
import { occupancyTask, type Result, readShape } from '@fourier-features/tasks';
import { wasmEngine } from '@fourier-features/wasm';
import { beforeAll, describe, expect, test } from 'vitest';

/** The corner of a cube of side 8, in metres at 500 km east and 4650 km north, where float32 rounds to half a metre. */
const [EAST, NORTH] = [500_000.123, 4_649_776.456];
const corner = [
  ...[`v ${EAST} ${NORTH} 0`, `v ${EAST + 8} ${NORTH} 0`, `v ${EAST} ${NORTH + 8} 0`, `v ${EAST} ${NORTH} 8`],
  'f 1 3 2\nf 1 2 4\nf 1 4 3\nf 2 3 4\n',
].join('\n');
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
    const { vertices, faces, watertight, boundingBox, signedVolume } = await meshReport(mesh);
    expect(result.details['mesh']).toMatchObject({ vertices, faces, watertight, resolution: 16 });
    expect(result.notes[0]).toContain(`mesh: ${faces} faces, watertight`);
    [EAST, NORTH, 0].forEach((start, axis) => {
      expect(boundingBox.min[axis]! - start).toBeGreaterThan(-1);
      expect(boundingBox.max[axis]! - start).toBeLessThan(9);
    });
    expect(Math.abs(signedVolume / (8 ** 3 / 6) - 1)).toBeLessThan(0.3);
    // Rounded where it is, it would have coordinates in steps of half a metre.
    expect(new Set(mesh.positions.map((value) => value % 0.5)).size).toBeGreaterThan(vertices / 2);
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

describe('occupancyTask.result with minComponent', () => {
  test('removes islands and compares what remains', async () => {
    const all = result.details['mesh'] as {
      components: number;
      islands: { components: number; islandShare: number };
    };
    const alone = await occupancyTask.result(field, input, { ...settings, minComponent: 1 }, { engine });
    const { components, islands } = alone.details['mesh'] as typeof all & {
      islands: { removedComponents: number };
    };
    expect(islands).toMatchObject({
      components: all.islands.components,
      islandShare: all.islands.islandShare,
      removedComponents: all.islands.components - 1,
    });
    expect(components).toBeLessThanOrEqual(all.components);
  });
});

describe('occupancyTask', () => {
  test('keeps all components by default, and in checkpoints that do not say', () => {
    expect(settings.minComponent).toBe(0);
    const { minComponent, ...older } = settings;
    expect(occupancyTask.decodeSettings(JSON.stringify(older)).minComponent).toBe(minComponent);
    expect(() => occupancyTask.decodeSettings(JSON.stringify({ ...older, minComponent: 2 }))).toThrow(
      /minComponent.*from 0 to 1/,
    );
  });

  test('stores what it takes to render the field and to place its mesh', async () => {
    const file = decodeField(encodeField({ field, metadata: occupancyTask.fieldMetadata(input, settings) }));
    const { bounds, normalisation, shape, viewpoint } = file.metadata;
    expect(shape).toBe('corner');
    expect(JSON.parse(normalisation!)).toEqual(input.shape.normalisation);
    const options = {
      engine,
      bounds: JSON.parse(bounds!),
      viewpoint: JSON.parse(viewpoint!),
      width: 256,
      height: 256,
    };
    expect(await occupancy.render(file.field, options)).toEqual(result.picture);
  });

  test('chooses a scale from other points near the surface than it scores', async () => {
    const { coordinates, values } = await occupancyTask.scaleProblem(input, settings);
    expect(values).toEqual(input.shape.insideTest.label(coordinates));
    const { boundary } = await occupancy.heldOutPoints({ shape: input.shape, count: 16 });
    expect(coordinates.subarray(0, 48)).not.toEqual(boundary!.points);
  });
});
