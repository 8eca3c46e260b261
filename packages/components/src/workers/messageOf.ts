import { InputError } from '@fourier-features/tasks';

/** What the GPU's engine says of itself: the fault, and after it the cures that programs have. */
const OF_THE_GPU = /^webgpuEngine: (.*?)(?:\.(?: [A-Z].*)?)?$/s;

/**
 * Returns what a page shows of an error: a refusal in its own words, with `{name}` for each setting. Names of functions, and
 * options that only programs have, are left out.
 */
export function messageOf(error: unknown): string {
  const sentence =
    error instanceof InputError ? error.sentence : error instanceof Error ? error.message : String(error);
  const [, fault] = OF_THE_GPU.exec(sentence) ?? [];
  if (fault !== undefined) return `The GPU cannot be used: ${fault}. Choose the CPU as engine.`;
  return sentence
    .replace(/^[a-z][A-Za-z]*: /, '')
    .replace(/: [a-z]+[A-Z][A-Za-z]*: /, ': ')
    .replace(/, or raise max[A-Z][A-Za-z]*/, '');
}
