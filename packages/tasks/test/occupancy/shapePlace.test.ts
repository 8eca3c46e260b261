import * as occupancy from '@fourier-features/occupancy';
import { occupancyTask, readShape, shapePlace } from '@fourier-features/tasks';
import { describe, expect, test } from 'vitest';

/** The corner of a cube of side 8, far from zero, so that its normalisation has an origin. */
const corner = [
  'v 500000.123 4649776.456 0\nv 500008.123 4649776.456 0\nv 500000.123 4649784.456 0\nv 500000.123 4649776.456 8',
  'f 1 3 2\nf 1 2 4\nf 1 4 3\nf 2 3 4\n',
].join('\n');
const input = await readShape(new TextEncoder().encode(corner), 'corner.obj');
const metadata = occupancyTask.fieldMetadata(input, occupancyTask.settings('gaussian', {}, input));
const { bounds, normalisation } = input.shape;

/** Returns the metadata with an entry of one of their values changed. */
function changed(name: string, change: object): Record<string, string> {
  return { ...metadata, [name]: JSON.stringify({ ...JSON.parse(metadata[name]!), ...change }) };
}

describe('shapePlace(metadata)', () => {
  test('returns what the task stores with a field', () => {
    expect(normalisation.origin).toBeDefined();
    expect(shapePlace(metadata)).toEqual({
      bounds,
      normalisation,
      viewpoint: occupancy.framingViewpoint(input.shape.mesh.positions),
    });
  });

  test('frames the box of a field that has no viewpoint', () => {
    const { viewpoint: _, ...older } = metadata;
    const corners = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((corner) =>
      [0, 1, 2].map((axis) => ((corner >> axis) % 2 === 1 ? bounds.max : bounds.min)[axis]!),
    );
    const { viewpoint } = shapePlace(older);
    expect(viewpoint).toEqual(occupancy.framingViewpoint(Float32Array.from(corners)));
    expect(viewpoint.distance).toBeGreaterThan(shapePlace(metadata).viewpoint.distance);
  });

  test.each<[string, Record<string, string>, string]>([
    ['no metadata', {}, 'metadata.bounds must be present, got nothing'],
    [
      'no normalisation',
      { bounds: metadata['bounds']! },
      'metadata.normalisation must be present, got nothing',
    ],
    ['bounds that are not JSON', { ...metadata, bounds: '[' }, 'bounds must be JSON, got ['],
    [
      'bounds of two axes',
      changed('bounds', { min: [0, 0] }),
      'bounds.min[2] must be a finite number, got nothing',
    ],
    [
      'a box without an extent',
      changed('bounds', { max: bounds.min }),
      'bounds must have min below max on every axis',
    ],
    [
      'a size of 0',
      changed('normalisation', { halfSize: 0 }),
      'normalisation.halfSize must be greater than 0',
    ],
    [
      'an origin of words',
      changed('normalisation', { origin: ['a', 0, 0] }),
      'normalisation.origin[0] must be a finite',
    ],
    [
      'a distance below 0',
      changed('viewpoint', { distance: -1 }),
      'viewpoint.distance must be greater than 0',
    ],
    [
      'a viewpoint without an angle',
      changed('viewpoint', { azimuth: null }),
      'viewpoint.azimuth must be a finite',
    ],
  ])('refuses %s', (_, given, message) => {
    expect(() => shapePlace(given)).toThrow(RangeError);
    expect(() => shapePlace(given)).toThrow(`shapePlace: ${message}`);
  });
});
