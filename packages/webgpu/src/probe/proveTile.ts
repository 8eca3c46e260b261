import type { Gpu } from '../device/gpu.ts';
import { createBuffers, slice } from '../field/buffers.ts';
import { type Dispatch, inPass } from '../field/dispatch.ts';
import { createProduct } from '../field/product.ts';
import { type ProductRole, productBytes, type Tile } from '../shaders/product.ts';
import { roundBytes } from '../shaders/round.ts';

/** Sizes that no tile divides: points, and the inputs and outputs of a layer. */
const [POINTS, INPUTS, OUTPUTS] = [150, 44, 76] as const;
const POINTS_PER_SPLIT = 80;
const SPLITS = Math.ceil(POINTS / POINTS_PER_SPLIT);
const ROLES: readonly ProductRole[] = ['forward', 'inputs', 'weights'];

/**
 * Compares the products of a tile with loops on the CPU, in whole numbers so small that float32 adds them up exactly in any
 * order.
 *
 * @returns the first product that is wrong, in words; undefined if all are right.
 */
export async function proveTile(gpu: Gpu, tile: Tile): Promise<string | undefined> {
  const outputs = Math.min(OUTPUTS, 4 * tile.columns);
  const layer = (INPUTS + 1) * outputs;
  const inputs = wholeNumbers(POINTS * INPUTS, 3);
  const parameters = wholeNumbers(layer, 5);
  const gradient = wholeNumbers(POINTS * outputs, 7);
  const expected = expectedOf(inputs, parameters, gradient, outputs);
  const buffers = createBuffers(gpu);
  try {
    const round = buffers.uniform(
      roundBytes({
        points: POINTS,
        fresh: true,
        pointsPerSplit: POINTS_PER_SPLIT,
        loss: 'given',
        meanFactor: 0,
      }),
    );
    const [h, w, d] = [inputs, parameters, gradient].map(buffers.filled) as [GPUBuffer, GPUBuffer, GPUBuffer];
    const written = {
      forward: buffers.storage(POINTS * outputs),
      // The gradient of the inputs takes their place.
      inputs: buffers.filled(inputs),
      weights: buffers.storage(SPLITS * layer),
    };
    const reads: Record<ProductRole, readonly [GPUBuffer, GPUBuffer]> = {
      forward: [h, w],
      inputs: [d, w],
      weights: [h, d],
    };
    const createRole = (role: ProductRole): Promise<Dispatch> => {
      const [columns, inner] = role === 'inputs' ? [INPUTS, outputs] : [outputs, INPUTS];
      const numbers = { columns, inner, rectify: role !== 'weights', splitStride: layer };
      return createProduct(
        gpu,
        role,
        tile,
        { columns, rows: inner, splits: () => SPLITS },
        {
          round: slice(round),
          product: slice(buffers.uniform(productBytes(numbers))),
          reads: [slice(reads[role][0]), slice(reads[role][1])],
          writes: slice(written[role]),
        },
      );
    };
    // Together: drivers compile on several threads.
    const products = await Promise.all(ROLES.map(createRole));
    const found = await gpu.read(
      ROLES.map((role) => slice(written[role])),
      (encoder) =>
        inPass(encoder, (pass) => {
          for (const product of products) product.run(pass, POINTS);
        }),
    );
    for (const [r, role] of ROLES.entries()) {
      const wrong = expected[role].findIndex((value, i) => value !== found[r]![i]);
      if (wrong >= 0)
        return `number ${wrong} of ${role} is ${found[r]![wrong]}, not ${expected[role][wrong]}`;
    }
    return undefined;
  } finally {
    buffers.destroy();
  }
}

/** Returns whole numbers from −span to span, without a pattern that a tile could repeat. */
function wholeNumbers(count: number, span: number): Float32Array<ArrayBuffer> {
  let state = span;
  return Float32Array.from({ length: count }, () => {
    // A linear congruential generator, whose high bits are the better ones.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return ((state >>> 16) % (2 * span + 1)) - span;
  });
}

/** Returns the results of every role, one number at a time. */
function expectedOf(
  inputs: Float32Array,
  parameters: Float32Array,
  gradient: Float32Array,
  outputs: number,
): Record<ProductRole, Float32Array> {
  const forward = new Float32Array(POINTS * outputs);
  const ofInputs = new Float32Array(POINTS * INPUTS);
  const weights = new Float32Array(SPLITS * (INPUTS + 1) * outputs);
  for (let p = 0; p < POINTS; p++) {
    const split = Math.floor(p / POINTS_PER_SPLIT) * (INPUTS + 1) * outputs;
    for (let o = 0; o < outputs; o++) {
      const d = gradient[p * outputs + o]!;
      let sum = parameters[INPUTS * outputs + o]!;
      for (let i = 0; i < INPUTS; i++) {
        const h = inputs[p * INPUTS + i]!;
        sum += h * parameters[i * outputs + o]!;
        if (h > 0) ofInputs[p * INPUTS + i]! += d * parameters[i * outputs + o]!;
        weights[split + i * outputs + o]! += h * d;
      }
      forward[p * outputs + o] = Math.max(0, sum);
      weights[split + INPUTS * outputs + o]! += d;
    }
  }
  return { forward, inputs: ofInputs, weights };
}
