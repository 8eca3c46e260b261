import type { Kernels } from '../modules/kernels.ts';
import type { Assignment, Word } from './assignment.ts';

/** The program of a thread, as `SERVE` of assignment.ts, which no bundler can change, has it as text. */
export async function serve(
  { module, memory, thread, stack }: Assignment,
  say: (word: Word) => void,
): Promise<void> {
  const { exports } = await WebAssembly.instantiate(module, { env: { memory } });
  const kernels = exports as unknown as Pick<Kernels, '__stack_pointer' | 'serve'>;
  kernels.__stack_pointer.value = stack;
  say('ready');
  kernels.serve(thread);
  say('ended');
}
