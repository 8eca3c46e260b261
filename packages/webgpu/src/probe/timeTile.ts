import type { Gpu } from '../device/gpu.ts';
import { createBuffers, slice } from '../field/buffers.ts';
import { inPass } from '../field/dispatch.ts';
import { createProduct } from '../field/product.ts';
import { productBytes, type Tile } from '../shaders/product.ts';
import { roundBytes } from '../shaders/round.ts';

/** A hidden layer of the published image network on a batch of usual size. */
const [POINTS, WIDTH] = [4096, 256] as const;
const SPLITS = 16;
/** Milliseconds that are enough for a clock that is exact to a tenth of one. */
const ENOUGH = 4;
const MOST_REPEATS = 256;
const ROUNDS = 3;

/** Returns the milliseconds that the products of one hidden layer take, forward and backward; the least of some rounds. */
export async function timeTile(gpu: Gpu, tile: Tile): Promise<number> {
  const buffers = createBuffers(gpu);
  try {
    const layer = (WIDTH + 1) * WIDTH;
    const [h, d, w, sums] = [POINTS * WIDTH, POINTS * WIDTH, layer, SPLITS * layer].map(buffers.storage);
    const round = slice(
      buffers.uniform(
        roundBytes({
          points: POINTS,
          fresh: true,
          pointsPerSplit: POINTS / SPLITS,
          loss: 'given',
          meanFactor: 0,
        }),
      ),
    );
    const size = { columns: WIDTH, rows: WIDTH, splits: () => SPLITS };
    const product = slice(
      buffers.uniform(productBytes({ columns: WIDTH, inner: WIDTH, rectify: true, splitStride: layer })),
    );
    const [inputs, gradient, weights, gradients] = [h!, d!, w!, sums!].map((buffer) => slice(buffer));
    const dispatches = await Promise.all([
      createProduct(gpu, 'forward', tile, size, {
        round,
        product,
        reads: [inputs!, weights!],
        writes: gradient!,
      }),
      createProduct(gpu, 'inputs', tile, size, {
        round,
        product,
        reads: [gradient!, weights!],
        writes: inputs!,
      }),
      createProduct(gpu, 'weights', tile, size, {
        round,
        product,
        reads: [inputs!, gradient!],
        writes: gradients!,
      }),
    ]);
    const time = async (repeats: number): Promise<number> => {
      const start = performance.now();
      await gpu.submit((encoder) =>
        inPass(encoder, (pass) => {
          for (let i = 0; i < repeats; i++) for (const each of dispatches) each.run(pass, POINTS);
        }),
      );
      await gpu.idle();
      return performance.now() - start;
    };
    let repeats = 1;
    await time(repeats);
    while (repeats < MOST_REPEATS && (await time(repeats)) < ENOUGH) repeats *= 4;
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < ROUNDS; i++) least = Math.min(least, await time(repeats));
    return least / repeats;
  } finally {
    buffers.destroy();
  }
}
