/** The module's exports; addresses in bytes of its memory. */
export interface Kernels {
  /** Takes one task of the posted job and does it; returns 0 if none is left. */
  runTask(plan: number, job: number): number;
  /** Copies the weights and biases into the layouts that the forward pass reads. */
  transposeWeights(plan: number): void;
  multiplyBlock: MultiplyBlock;
  multiplyBlockBy2: MultiplyBlock;
}

/** C ← F + A·B, C of 6 rows and 16 columns; see assembly/block.ts. */
export type MultiplyBlock = (
  a: number,
  jump: number,
  b: number,
  count: number,
  from: number,
  c: number,
) => void;

/** Instantiates the module on a memory. */
export function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  return exports as unknown as Kernels;
}

const PAGE_BYTES = 65_536;

/** Creates a shared memory of fixed size. A page that may not share memory with workers can still use it alone. */
export function createMemory(bytes: number): WebAssembly.Memory {
  const pages = Math.ceil(bytes / PAGE_BYTES);
  return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
}
