import { GROUP, PANEL } from '../memory/layerLayout.ts';
import { createMemory, instantiate, type MultiplyBlock } from './kernels.ts';

const COUNT = 256;
const [A, B, F, C] = [65_536, 131_072, 196_608, 200_704];
/** Bytes from the end of 16 numbers of a row of A to the next 16 of that row. */
const JUMP = 4 * PANEL * (GROUP - 1);
const BURST = 300;

/** The kernels' inner product on fixed numbers, to check it and to time it. */
export interface BlockTrial {
  /** Returns the largest error of both forms of the product against a scalar loop in float64; entries are of order 1. */
  error(): number;
  /** Returns the seconds that a burst of products takes. */
  time(form: 'multiplyBlock' | 'multiplyBlockBy2'): number;
}

/** Creates a trial of a module in a small separate memory. */
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
