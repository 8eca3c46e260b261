import { cleanMesh, meshReport, proceduralShape, proceduralShapes } from '@fourier-features/datasets';
import { describe, expect, test } from 'vitest';
import { voxelSolid } from './voxelSolid.ts';

const { PI, SQRT2, abs, cos, hypot, sin } = Math;

const gyroid = (x: number, y: number, z: number): number => {
  const [u, v, w] = [x, y, z].map((value) => (2 * PI * value) / 0.9) as [number, number, number];
  return sin(u) * cos(v) + sin(v) * cos(w) + sin(w) * cos(u);
};
const inBall = (x: number, y: number, z: number): boolean => hypot(x, y, z) < 0.9;
const regular = (corners: number, radius: number): number =>
  (corners / 2) * radius ** 2 * sin((2 * PI) / corners);

/** ∫ |c′| of the trefoil 0.258 (sin t + 2 sin 2t, cos t − 2 cos 2t, −sin 3t): |c′|² = 17 + 8 cos 3t + 9 cos² 3t. */
const trefoilLength = Array.from({ length: 1000 }, (_, i) => cos((6 * PI * i) / 1000)).reduce(
  (sum, c) => sum + ((0.258 * 2 * PI) / 1000) * Math.sqrt(17 + 8 * c + 9 * c * c),
  0,
);

/** ½ Σ r r′ sin Δ over the corners of a tooth and its gap, 16 times, minus the holes. */
const gearArea =
  8 *
    [
      [0.72, 0.9, 0.15],
      [0.9, 0.9, 0.25],
      [0.9, 0.72, 0.15],
      [0.72, 0.72, 0.45],
    ].reduce((sum, [r, s, share]) => sum + r! * s! * sin((2 * PI * share!) / 16), 0) -
  regular(96, 0.2) -
  6 * regular(48, 0.11);

/** A cube minus three cylinders: two have 16r³/3 in common, all three 8(2 − √2)r³. */
const boredCubeVolume =
  1.2 ** 3 - 3 * PI * 0.4 ** 2 * 1.2 + 3 * (16 / 3) * 0.4 ** 3 - 8 * (2 - SQRT2) * 0.4 ** 3;

/** Volumes by formula; components and χ of the shape, unless a later test counts them on voxels. */
const EXPECTED: Record<string, { volume?: number; components: number; eulerCharacteristic?: number }> = {
  sphere: { volume: (4 / 3) * PI * 0.9 ** 3, components: 1, eulerCharacteristic: 2 },
  torus: { volume: 2 * PI ** 2 * 0.65 * 0.25 ** 2, components: 1, eulerCharacteristic: 0 },
  gyroid: { components: 1 },
  labyrinth: { volume: (2 / 3) * PI * 0.9 ** 3, components: 1 },
  trefoil: { volume: PI * 0.125 ** 2 * trefoilLength, components: 1, eulerCharacteristic: 0 },
  gear: { volume: 0.36 * gearArea, components: 1, eulerCharacteristic: 2 - 2 * 7 },
  'bored-cube': { volume: boredCubeVolume, components: 1, eulerCharacteristic: 2 - 2 * 5 },
  links: { volume: 4 * PI ** 2 * 0.5 * 0.12 ** 2, components: 2, eulerCharacteristic: 0 },
};

describe('proceduralShape(name)', () => {
  test('has an expectation for every shape', () => {
    expect(proceduralShapes).toEqual(Object.keys(EXPECTED));
  });

  test.each(proceduralShapes)('makes a watertight %s of the right volume', async (name) => {
    const { mesh, source, license } = await proceduralShape(name);
    const { volume, ...topology } = EXPECTED[name]!;
    const report = await meshReport(mesh);
    expect(report).toMatchObject({
      watertight: true,
      nonManifoldVertices: 0,
      degenerateFaces: 0,
      ...topology,
    });
    if (volume !== undefined) expect(abs(report.signedVolume / volume - 1)).toBeLessThan(0.01);
    for (const limit of [...report.boundingBox.min, ...report.boundingBox.max])
      expect(abs(limit)).toBeLessThan(0.91);
    expect(await cleanMesh(mesh)).toMatchObject({ mesh, mergedVertices: 0, duplicateFaces: 0 });
    expect([source.length > 20, license]).toEqual([true, 'CC0-1.0']);
  });

  test.each([
    ['gyroid', (x: number, y: number, z: number) => inBall(x, y, z) && abs(gyroid(x, y, z)) < 0.6],
    ['labyrinth', (x: number, y: number, z: number) => inBall(x, y, z) && gyroid(x, y, z) > 0],
  ])('makes a %s with the volume and topology of its formula sampled on voxels', async (name, isInside) => {
    const report = await meshReport((await proceduralShape(name)).mesh);
    const solid = voxelSolid(isInside, 0.95, 100);
    expect(report.eulerCharacteristic).toBe(2 * solid.eulerCharacteristic);
    expect(abs(report.signedVolume / solid.volume - 1)).toBeLessThan(0.01);
  });

  test('returns the same mesh on every call, in new arrays', async () => {
    const { mesh } = await proceduralShape('bored-cube');
    const again = (await proceduralShape('bored-cube')).mesh;
    expect(again).toEqual(mesh);
    expect(again.positions.buffer).not.toBe(mesh.positions.buffer);
  });

  test('lists the valid names when it gets another', async () => {
    await expect(proceduralShape('teapot')).rejects.toThrow(
      /one of sphere, torus, gyroid, .*, links, got teapot/,
    );
    await expect(proceduralShape('toString')).rejects.toThrow(RangeError);
  });
});
