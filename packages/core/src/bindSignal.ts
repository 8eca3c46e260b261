import type { Evaluate } from './engine.ts';

/** Returns `evaluate` with a signal that ends its calls, in addition to one that a call passes itself. */
export function bindSignal(evaluate: Evaluate, signal: AbortSignal | undefined): Evaluate {
  if (!signal) return evaluate;
  return (coordinates, own) =>
    evaluate(coordinates, own && own !== signal ? AbortSignal.any([signal, own]) : signal);
}
