import { GROUP, PANEL } from '../memory/layerLayout.ts';
import { createMemory, instantiate, type MultiplyBlock } from './kernels.ts';

const COUNT = 256;
const [A, B, F, C] = [65_536, 131_072, 196_608, 200_704];
/** From 16 of a row of A to that row's next 16. */
const JUMP = 4 * PANEL * (GROUP - 1);
const BURST = 300;

/** The inner product of the kernels, on numbers of its own: to be checked and to be timed. */
export interface BlockTrial {
  /** The largest error of either form of the product against a scalar one in float64; entries are of order 1. */
  error(): number;
  /** Seconds of a burst of products. */
  time(form: 'multiplyBlock' | 'multiplyBlockBy2'): number;
}

export function createBlockTrial(module: WebAssembly.Module): BlockTrial {
  const memory = createMemory(4 * 65_536);
  const kernels = instantiate(module, memory);
  const floats = new Float32Array(memory.buffer);
  for (let i = A / 4; i < C / 4; i++) floats[i] = (((i * 7919) % 2003) / 2003 - 0.5) / 8;
  const run = (multiply: MultiplyBlock): void => multiply(A, JUMP, B, COUNT, F, C);
  const errorOf = (multiply: MultiplyBlock): number => {
    run(multiply);
    let largest = 0;
    for (let row = 0; row < GROUP; row++) {
      for (let column = 0; column < PANEL; column++) {
        let sum = floats[F / 4 + row * PANEL + column]!;
        for (let k = 0; k < COUNT; k++) {
          const a = floats[A / 4 + Math.floor(k / PANEL) * GROUP * PANEL + row * PANEL + (k % PANEL)]!;
          sum += a * floats[B / 4 + k * PANEL + column]!;
        }
        largest = Math.max(largest, Math.abs(sum - floats[C / 4 + row * PANEL + column]!));
      }
    }
    return largest;
  };
  return {
    error: () => Math.max(errorOf(kernels.multiplyBlock), errorOf(kernels.multiplyBlockBy2)),
    time: (form) => {
      const start = performance.now();
      for (let i = 0; i < BURST; i++) run(kernels[form]);
      return (performance.now() - start) / 1000;
    },
  };
}
