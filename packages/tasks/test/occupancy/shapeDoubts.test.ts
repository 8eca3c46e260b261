import { InputError, type OccupancyInput, readShape } from '@fourier-features/tasks';
import { describe, expect, test } from 'vitest';

type Point = readonly [x: number, y: number, z: number];

/** A surface of polygons. */
interface Surface {
  readonly points: readonly Point[];
  readonly faces: readonly (readonly number[])[];
}

const SQUARES = [
  [0, 2, 3, 1],
  [4, 5, 7, 6],
  [0, 1, 5, 4],
  [2, 6, 7, 3],
  [0, 4, 6, 2],
  [1, 3, 7, 5],
];

/** A box, or its first squares. */
function box(min: Point, max: Point, squares = 6): Surface {
  const points = Array.from(
    { length: 8 },
    (_, i): Point => [(i & 1 ? max : min)[0], (i & 2 ? max : min)[1], (i & 4 ? max : min)[2]],
  );
  return { points, faces: SQUARES.slice(0, squares) };
}

const cube = (low: number, high: number): Surface => box([low, low, low], [high, high, high]);

const inwards = ({ points, faces }: Surface): Surface => ({
  points,
  faces: faces.map((face) => [face[0]!, ...face.slice(1).toReversed()]),
});

function together(...parts: readonly Surface[]): Surface {
  const points = parts.flatMap((part) => part.points);
  let first = 0;
  const faces = parts.flatMap((part) => {
    const moved = part.faces.map((face) => face.map((vertex) => vertex + first));
    first += part.points.length;
    return moved;
  });
  return { points, faces };
}

/** A ball of 2n × n patches. */
function ball(n: number, radius: number, [x, y, z]: Point): Surface {
  const points = Array.from({ length: 2 * n * (n + 1) }, (_, k): Point => {
    const [u, v] = [(Math.PI * (k % (2 * n))) / n, (Math.PI * Math.floor(k / (2 * n))) / n];
    const ring = k < 2 * n || k >= 2 * n * n ? 0 : radius * Math.sin(v);
    return [x + ring * Math.cos(u), y + ring * Math.sin(u), z + radius * Math.cos(v)];
  });
  const faces = Array.from({ length: 2 * n * n }, (_, k) => {
    const next = k % (2 * n) === 2 * n - 1 ? k + 1 - 2 * n : k + 1;
    return [k, k + 2 * n, next + 2 * n, next];
  });
  return { points, faces };
}

function read(surface: Surface): Promise<OccupancyInput> {
  const rows = [
    ...surface.points.map((point) => `v ${point.join(' ')}`),
    ...surface.faces.map((face) => `f ${face.map((vertex) => vertex + 1).join(' ')}`),
  ];
  return readShape(new TextEncoder().encode(`${rows.join('\n')}\n`), 'shape.obj');
}

/** Volume of the inside in the unit of the file. */
function volumeOf({ inside, shape: { bounds, normalisation } }: OccupancyInput): number {
  const side = 2 * normalisation.halfSize;
  return bounds.max.reduce(
    (product, high, axis) => product * side * (high - bounds.min[axis]!),
    inside.insideShare,
  );
}

const far: Point = [500_000.123, 4_649_776.456, 100];

describe('readShape of what other programs write', () => {
  test.each<[string, Surface, number, RegExp[]]>([
    ['a cube', cube(0, 1), 1, []],
    [
      'a cube made double-sided',
      together(cube(0, 1), inwards(cube(0, 1))),
      1,
      [/^12 faces that lay back to back/],
    ],
    [
      'a cube of which two sides are double',
      together(cube(0, 1), inwards({ ...cube(0, 1), faces: SQUARES.slice(0, 2) })),
      1,
      [/^4 faces that lay back to back/],
    ],
    [
      'two cubes that overlap',
      together(cube(0, 1), cube(0.5, 1.5)),
      1.875,
      [/^[67]\.\d % of the inside lies in several parts/, /^the mesh has 2 components; 50 %/],
    ],
    [
      'three in a row that overlap',
      together(cube(0, 2), box([1, 0, 0], [3, 2, 2]), box([2.5, 0, 0], [4.5, 2, 2])),
      18,
      [/^3[234] % of the inside/, /3 components; 67 %/],
    ],
    ['a cube with a cavity', together(cube(0, 3), inwards(cube(1, 2))), 26, []],
    ['a cube that is inside out', inwards(cube(0, 1)), 1, [/^the faces face inwards/]],
    [
      'a ball at UTM coordinates',
      ball(24, 1, far),
      (4 / 3) * Math.PI,
      [/^the mesh lies about 4\.65e\+6 from zero/],
    ],
  ])('gives %s its volume, without a warning', async (_, surface, volume, notes) => {
    const input = await read(surface);
    expect(input.warnings).toEqual([]);
    expect(input.notes).toHaveLength(notes.length);
    notes.forEach((note, i) => {
      expect(input.notes[i]).toMatch(note);
    });
    expect(Math.abs(volumeOf(input) / volume - 1)).toBeLessThan(0.03);
  });

  test.each<[string, Surface, RegExp[]]>([
    [
      'one of two parts inside out',
      together(cube(0, 1), inwards(cube(0.5, 1.5))),
      [/^(49|50|51) % of the inside is enclosed by parts that face inwards/],
    ],
    [
      'a face inside out',
      { ...cube(0, 1), faces: SQUARES.map((square, i) => (i === 0 ? square.toReversed() : square)) },
      [/^faces contradict each other about the outside at 4 of 18 edges; parity/],
    ],
    [
      'a face inside out beside a hole',
      {
        ...cube(0, 1),
        faces: SQUARES.slice(0, 5).map((square, i) => (i === 0 ? square.toReversed() : square)),
      },
      [
        /^the surface has holes.*Close the holes/,
        /^faces contradict each other .* the winding number is wrong/,
      ],
    ],
    [
      'walls of a thousandth',
      box([0, 0, 0], [1, 1, 0.001]),
      [
        /^walls are thin: [34](\.\d)? % .* a thickness of 0\.001 of the domain\. Raise \{resolution\} above (1[89]|2[0-2])\d\d,/,
      ],
    ],
  ])('warns of %s', async (_, surface, warnings) => {
    const input = await read(surface);
    expect(input.warnings).toHaveLength(warnings.length);
    warnings.forEach((warning, i) => {
      expect(input.warnings[i]).toMatch(warning);
    });
  });

  test.each<[string, Surface, RegExp]>([
    [
      'a sheet',
      box([0, 0, 0], [1, 1, 0], 1),
      /0 % of the points near its surface are inside, and the surface has 4 boundary edges\. Close it/,
    ],
    [
      'a double-sided sheet',
      together(box([0, 0, 0], [1, 1, 0], 1), inwards(box([0, 0, 0], [1, 1, 0], 1))),
      /0 % .* and 4 of 4 faces lie back to back\. Give the walls a thickness/,
    ],
    [
      'a double-sided box without lid',
      together(box([0, 0, 0], [1, 1, 1], 5), inwards(box([0, 0, 0], [1, 1, 1], 5))),
      /and 20 of 20 faces lie back to back/,
    ],
    [
      'walls of a hundred-thousandth',
      box([0, 0, 0], [1, 1, 1e-5]),
      /the mesh must enclose something: less than 0\.1 % .* make the walls thicker/,
    ],
  ])('refuses %s, which has almost no inside', async (_, surface, message) => {
    const error = await read(surface).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(InputError);
    expect((error as Error).message).toMatch(message);
  });

  test('refuses what 32 bits have lost, and accepts the same in 64', async () => {
    const { points, faces } = ball(12, 1, far);
    const ply = (type: 'float' | 'double'): Uint8Array => {
      const header = `ply\nformat binary_little_endian 1.0\nelement vertex ${points.length}\n${['x', 'y', 'z'].map((axis) => `property ${type} ${axis}\n`).join('')}element face ${faces.length}\nproperty list uchar int vertex_index\nend_header\n`;
      const flat = points.flat();
      const rows = faces.flatMap((face) => [
        ...new Uint8Array([4]),
        ...new Uint8Array(Int32Array.from(face).buffer),
      ]);
      const body = type === 'float' ? Float32Array.from(flat) : Float64Array.from(flat);
      return Uint8Array.from([...new TextEncoder().encode(header), ...new Uint8Array(body.buffer), ...rows]);
    };
    await expect(readShape(ply('float'), 'ball.ply')).rejects.toThrow(
      /^readShape: coordinates must be finer than 0\.00001 of the mesh's longest side, got steps of 0\.25: .* 32 bits, far from zero\. Move the mesh to zero/,
    );
    const { report, sha256 } = await readShape(ply('double'), 'ball.ply');
    expect(report.signedVolume / ((4 / 3) * Math.PI)).toBeCloseTo(1, 1);
    expect(sha256).not.toBe((await read(ball(12, 1, [0, 0, 0]))).sha256);
  });
});
