import { readFile } from 'node:fs/promises';
import { type Engine, finish, outputSpread, seededRandom } from '@fourier-features/core';
import { photos, texts } from '@fourier-features/datasets';
import {
  fit,
  type Image,
  type PictureKind,
  pictureKind,
  pictureReport,
  render,
  split,
} from '@fourier-features/image';
import { boxReduce, decodePicture } from '@fourier-features/pictures';
import { wasmEngine } from '@fourier-features/wasm';
import { beforeAll, describe, expect, test } from 'vitest';

const SIDE = 32;

/** Strokes on every `period`-th column, on a ground of one colour. */
function strokes(period: number, ground: readonly number[], stroke: readonly number[]): Image {
  const channels = ground.length;
  const values = Float32Array.from({ length: SIDE * SIDE * channels }, (_, i) => {
    const column = Math.floor(i / channels) % SIDE;
    return (column % period === 0 ? stroke : ground)[i % channels]!;
  });
  return { width: SIDE, height: SIDE, channels, values };
}

describe('pictureKind(image)', () => {
  test.each([
    ['white', [1], [0]],
    ['black', [0], [1]],
    ['coloured', [0.5, 0.2, 0.3], [0.9, 0.8, 0.1]],
    // A gradient of alpha would be no ground; one transparent colour is, whatever it hides.
    ['transparent', [0.7, 0.7, 0.7, 0], [0.2, 0.4, 0.6, 1]],
  ])('is text for strokes on a ground that is %s', (_, ground, stroke) => {
    expect(pictureKind(strokes(4, ground, stroke))).toBe('text');
  });

  test('is photo if exactly half is ground, and text if more is', () => {
    const values = Float32Array.from({ length: 64 }, (_, i) => (i < 32 ? 1 : i / 128));
    const half = { width: 8, height: 8, channels: 1, values };
    expect(pictureKind(half)).toBe('photo');
    expect(pictureKind({ ...half, values: values.map((value, i) => (i === 32 ? 1 : value)) })).toBe('text');
  });

  test('is photo for a gradient and for noise', () => {
    const gradient = Float32Array.from({ length: SIDE * SIDE }, (_, i) => (i % SIDE) / SIDE);
    const noise = seededRandom(1).uniforms(3 * SIDE * SIDE);
    expect(pictureKind({ width: SIDE, height: SIDE, channels: 1, values: gradient })).toBe('photo');
    expect(pictureKind({ width: SIDE, height: SIDE, channels: 3, values: noise })).toBe('photo');
  });

  test('depends on neither brightness nor contrast', () => {
    const gradient = Float32Array.from({ length: SIDE * SIDE }, (_, i) => (i % SIDE) / SIDE);
    for (const [gain, offset] of [
      [1 / 16, 0],
      [0.1, 0.45],
    ] as const) {
      const changed = gradient.map((value) => gain * value + offset);
      expect(pictureKind({ width: SIDE, height: SIDE, channels: 1, values: changed })).toBe('photo');
      const faint = strokes(4, [offset + gain], [offset]);
      expect(pictureKind(faint)).toBe('text');
    }
  });

  test('sees a ground with the noise of JPEG', () => {
    const noise = seededRandom(2).uniforms(SIDE * SIDE);
    const drawn = strokes(4, [0.95], [0.1]);
    const values = drawn.values.map((value, i) => value + 0.04 * (noise[i]! - 0.5));
    expect(pictureKind({ ...drawn, values })).toBe('text');
  });

  test.each([
    ...photos.map((each) => ({ ...each, kind: 'photo' as PictureKind })),
    ...texts.map((each) => ({ ...each, kind: 'text' as PictureKind })),
  ])('is $kind for $name, also at an eighth of its size', async ({ url, kind }) => {
    const picture = await decodePicture(await readFile(url));
    expect(pictureKind(picture)).toBe(kind);
    const small = boxReduce(picture, 8);
    expect(pictureKind(small)).toBe(kind);
    // Far from a half, on both sides.
    for (const each of [picture, small]) {
      const { groundShare } = pictureReport(each);
      if (kind === 'photo') expect(groundShare).toBeLessThan(0.05);
      else expect(groundShare).toBeGreaterThan(0.65);
    }
    expect(split(picture).kind).toBe(kind);
  });
});

describe('a network without Fourier features, on white', () => {
  const drawn = strokes(8, [1, 1, 1], [0.1, 0.3, 0.2]);
  let engine: Engine;
  beforeAll(async () => {
    engine = await wasmEngine({ threads: 1 });
  });

  async function spread(kind: PictureKind | undefined): Promise<boolean> {
    const pixels = split(drawn);
    const run = fit({
      split: pixels,
      engine,
      encoding: 'none',
      steps: 40,
      batchSize: 'full',
      ...(kind ? { kind } : {}),
    });
    const { values } = await render((await finish(run)).field, { engine, source: drawn });
    return outputSpread(values, drawn.values, 3)!.dead;
  }

  test('dies at the rate of photographs', async () => {
    expect(await spread('photo')).toBe(true);
  });

  test('lives at the rate of text, which fit takes for such a picture', async () => {
    expect(await spread(undefined)).toBe(false);
  });
});
