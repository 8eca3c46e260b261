import { findGround } from './findGround.ts';

/** How close to black and white a field may start, so that the sigmoid still passes a gradient. */
const MARGIN = 0.05;

/**
 * Returns the biases of the output layer, before its sigmoid, at which an untrained field has the colour of a picture's
 * ground.
 *
 * Without them, the first updates of every weight are spent on the ground, all in one direction: at a rate of 1e-3 a network
 * dies of that on a white ground with little text, whatever its encoding, and shows the ground alone.
 *
 * @param targets `[n, channels]`, in [0, 1].
 */
export function groundBias(targets: Float32Array, channels: number): number[] {
  const { colour } = findGround({ channels, values: targets });
  return colour.map((value) => {
    const start = Math.min(1 - MARGIN, Math.max(MARGIN, value));
    return Math.log(start / (1 - start));
  });
}
