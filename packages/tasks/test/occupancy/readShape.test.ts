import { proceduralShape } from '@fourier-features/datasets';
import { proceduralShapeInput, readShape } from '@fourier-features/tasks';
import { describe, expect, test } from 'vitest';

/** A box from (2, 0, 0) to (6, 2, 2) in OBJ, without its first `missing` faces. */
function box(missing = 0): Uint8Array {
  const corners = Array.from({ length: 8 }, (_, i) => `v ${2 + 4 * (i & 1)} ${i & 2} ${(i & 4) / 2}`);
  const faces = ['1 3 4 2', '5 6 8 7', '1 2 6 5', '3 7 8 4', '1 5 7 3', '2 4 8 6'];
  const text = [...corners, ...faces.slice(missing).map((face) => `f ${face}`)].join('\n');
  return new TextEncoder().encode(`${text}\n`);
}

describe('readShape(bytes, name)', () => {
  test('brings a mesh into the domain and labels what is inside', async () => {
    const { shape, report, warnings } = await readShape(box(), 'box.obj');
    expect(shape.normalisation).toEqual({ centre: [4, 1, 1], halfSize: 2 });
    // The box becomes 1 × ½ × ½ in the middle of the domain.
    const points = Float32Array.of(0.02, 0.3, 0.3, 0.98, 0.7, 0.7, 0.5, 0.2, 0.5, 0.5, 0.5, 0.8);
    expect([...shape.insideTest.label(points)]).toEqual([1, 1, 0, 0]);
    expect(report).toMatchObject({ vertices: 8, faces: 12, watertight: true, genus: 0 });
    expect(warnings).toEqual([]);
  });

  test('describes the mesh under its name without extensions', async () => {
    const { name, description } = await readShape(box(), 'box.obj');
    expect([name, description]).toEqual(['box', 'box: 8 vertices, 12 faces, watertight, genus 0']);
    expect((await readShape(box(), 'some.box.OBJ.gz')).name).toBe('some.box');
    expect((await readShape(box(), '.obj')).name).toBe('.obj');
  });

  test('warns of holes, and of how little they leave in doubt near the surface', async () => {
    const { warnings, description, shape } = await readShape(box(1), 'box.obj');
    expect(description).toContain('not watertight (4 boundary edges, 0 non-manifold edges)');
    const [, percent] = /^the surface has holes; .* in doubt for ([\d.]+) % of points near/.exec(
      warnings[0]!,
    )!;
    expect(Number(percent)).toBeGreaterThan(0);
    expect(Number(percent)).toBeLessThan(20);
    expect(shape.insideTest.closed).toBe(false);
  });

  test('welds triangles that share no vertices', async () => {
    const soup = new TextEncoder().encode(
      [
        'v 0 0 0\nv 0 1 0\nv 1 0 0\nv 0 0 0\nv 1 0 0\nv 0 0 1\nv 0 0 0\nv 0 0 1\nv 0 1 0\nv 1 0 0\nv 0 1 0\nv 0 0 1',
        'f 1 2 3\nf 4 5 6\nf 7 8 9\nf 10 11 12\n',
      ].join('\n'),
    );
    const { report } = await readShape(soup, 'corner.obj');
    expect(report).toMatchObject({ vertices: 4, faces: 4, watertight: true });
  });

  test('has a hash of the mesh', async () => {
    const [first, again, open] = [
      await readShape(box(), 'a.obj'),
      await readShape(box(), 'b.obj'),
      await readShape(box(1), 'a.obj'),
    ];
    expect(again.sha256).toBe(first.sha256);
    expect(open.sha256).not.toBe(first.sha256);
  });

  test('reports progress, and rejects with the reason of an abort', async () => {
    const fractions: number[] = [];
    await readShape(box(), 'box.obj', { onProgress: (fraction) => fractions.push(fraction) });
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
    const reason = new Error('enough');
    await expect(readShape(box(), 'box.obj', { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  test('labels the held-out points once, after an aborted attempt as well', async () => {
    const { heldOutPoints, shape } = await readShape(box(), 'box.obj');
    const reason = new Error('enough');
    await expect(heldOutPoints({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const points = await heldOutPoints();
    expect(points.uniform.labels).toEqual(shape.insideTest.label(points.uniform.points));
    expect(await heldOutPoints()).toBe(points);
  });

  test('refuses bytes that are not a mesh', async () => {
    await expect(readShape(Uint8Array.of(1, 2, 3), 'box.obj')).rejects.toThrow('box.obj');
    await expect(readShape(new TextEncoder().encode('v 0 0 0\n'), 'box.obj')).rejects.toThrow(RangeError);
  });
});

describe('proceduralShapeInput(name)', () => {
  test('has the surface of that shape', async () => {
    const { name, report, shape } = await proceduralShapeInput('torus');
    const { mesh } = await proceduralShape('torus');
    expect([name, report.genus, report.faces]).toEqual(['torus', 1, mesh.indices.length / 3]);
    expect([...shape.insideTest.label(Float32Array.of(0.5, 0.5, 0.5))]).toEqual([0]);
  });

  test('refuses unknown names', async () => {
    await expect(proceduralShapeInput('teapot')).rejects.toThrow('name must be one of sphere');
  });
});
