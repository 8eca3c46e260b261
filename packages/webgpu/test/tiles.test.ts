import { hasTestAdapter, onTestAdapter, testDevice } from '@fourier-features/testing/webgpu';
import { describe, expect, test } from 'vitest';
import { createGpu, type Gpu, type Slice } from '../src/device/gpu.ts';
import { createBuffers, slice } from '../src/field/buffers.ts';
import { inPass } from '../src/field/dispatch.ts';
import { createProduct } from '../src/field/product.ts';
import { createTiles } from '../src/probe/chooseTiles.ts';
import { proveTile } from '../src/probe/proveTile.ts';
import { MIDDLE, NARROW, WIDE } from '../src/probe/tiles.ts';
import { productBytes, type Tile } from '../src/shaders/product.ts';
import { roundBytes } from '../src/shaders/round.ts';
import { sharedDevice } from './sharedDevice.ts';

const tiles: readonly Tile[] = [...NARROW, ...MIDDLE, ...WIDE];

describe.skipIf(!hasTestAdapter)(onTestAdapter('tiles of products'), async () => {
  const gpu = sharedDevice && createGpu(sharedDevice);

  test.each(tiles)('$rows × $columns, $threadRows rows a thread, is right in whole numbers', async (tile) => {
    expect(await proveTile(gpu!, tile)).toBeUndefined();
  });

  test('all give the same bits, so that the choice of one changes no result', async () => {
    const results = [];
    for (const tile of tiles) results.push(await forwardBits(gpu!, tile));
    for (const result of results) expect(result).toEqual(results[0]);
  });

  test('an adapter that computes wrong numbers is refused', async () => {
    const device = await testDevice();
    const other = createGpu(device);
    const wrong = createTiles(
      {
        ...other,
        kernel: (code, bindings) => other.kernel(code.replaceAll('= fma(', '= 2.0 * fma('), bindings),
      },
      true,
    );
    await expect(wrong(4)).rejects.toThrow(
      /^webgpuEngine: this GPU or its driver computes wrong products: number \d+ of forward is -?\d+, not -?\d+\. Update the driver/,
    );
    device.destroy();
  });
});

/** Returns H·W + b of numbers that are not whole, 20 columns wide. */
async function forwardBits(gpu: Gpu, tile: Tile): Promise<Float32Array> {
  const [points, inner, columns] = [70, 52, 20];
  const buffers = createBuffers(gpu);
  const waves = (length: number): Slice =>
    slice(buffers.filled(Float32Array.from({ length }, (_, i) => Math.sin(i + length))));
  const writes = slice(buffers.storage(points * columns));
  const product = await createProduct(
    gpu,
    'forward',
    tile,
    { columns, rows: inner, splits: () => 1 },
    {
      round: slice(
        buffers.uniform(
          roundBytes({ points, fresh: true, pointsPerSplit: 256, loss: 'given', meanFactor: 0 }),
        ),
      ),
      product: slice(buffers.uniform(productBytes({ columns, inner, rectify: true, splitStride: 0 }))),
      reads: [waves(points * inner), waves((inner + 1) * columns)],
      writes,
    },
  );
  const [found] = await gpu.read([writes], (encoder) => inPass(encoder, (pass) => product.run(pass, points)));
  buffers.destroy();
  return found!;
}
