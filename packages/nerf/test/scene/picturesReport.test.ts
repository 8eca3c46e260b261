import * as nerf from '@fourier-features/nerf';
import { describe, expect, test } from 'vitest';

const [first] = nerf.orbitCameras({ frames: 1, radius: 4, width: 4, height: 3 }) as [nerf.Camera];
/** A picture of 4×3 pixels whose border has one colour and whose two inner pixels another. */
function view(border: readonly number[], inner: readonly number[] = [0.2, 0.4, 0.6, 1]): nerf.View {
  const channels = border.length as nerf.Picture['channels'];
  const values = Array.from({ length: 12 }, (_, pixel) =>
    ([5, 6].includes(pixel) ? inner : border).slice(0, channels),
  );
  return {
    camera: first,
    picture: { width: 4, height: 3, channels, values: Float32Array.from(values.flat()) },
  };
}

describe('picturesReport(views)', () => {
  test('counts pictures with alpha, grey ones, empty ones and those of another size', () => {
    const wide: nerf.View = {
      camera: { ...first, width: 6 },
      picture: { width: 6, height: 3, channels: 1, values: new Float32Array(18) },
    };
    const views = [
      view([1, 1, 1]),
      view([0, 0, 0, 0]),
      view([0, 0, 0, 0], [1, 0, 0, 0]),
      view([0.5], [0.1]),
      wide,
    ];
    expect(nerf.picturesReport(views)).toMatchObject({ withAlpha: 2, grey: 2, empty: 1, otherSize: 1 });
    expect(nerf.picturesReport([view([0.5, 0.5, 0.5], [0.1, 0.1, 0.1])]).grey).toBe(1);
    // What is transparent has no colour.
    expect(nerf.picturesReport([view([0.9, 0.1, 0.1, 0], [0.5, 0.5, 0.5, 1])]).grey).toBe(1);
  });

  test('has the brightest value of what is not transparent', () => {
    expect(nerf.picturesReport([view([0, 0, 0]), view([0, 0, 0], [0.1, 0.7, 0.3])]).brightest).toBeCloseTo(
      0.7,
      6,
    );
    expect(nerf.picturesReport([view([1, 1, 1, 0], [0.1, 0.2, 0.3, 1])]).brightest).toBeCloseTo(0.3, 6);
  });

  test('has the colour of the border, and its share', () => {
    const { border } = nerf.picturesReport([view([1, 0.5, 0]), view([1, 0.5, 0]), view([0, 0, 0])]);
    expect(border).toEqual({ colour: [255, 128, 0], share: 20 / 30 });
    expect(nerf.picturesReport([view([1, 1, 1, 0])]).border.share).toBe(0);
  });

  test('has the share of the pixels that masks cover', () => {
    const mask = Uint8Array.from({ length: 12 }, (_, pixel) => (pixel < 3 ? 0 : 1));
    expect(nerf.picturesReport([{ ...view([1, 1, 1]), mask }, view([1, 1, 1])]).masked).toBe(1 / 8);
    expect(() => nerf.picturesReport([])).toThrow(/at least one view/);
  });
});
