import { type Engine, type Field, trainedEncoding } from '@fourier-features/core';
import { checkPositiveInteger } from '@fourier-features/core/check';
import { createEvaluator } from './evaluator.ts';
import { LANES } from './memory/plan.ts';
import { openField } from './openField.ts';
import { canShare } from './threads/thread.ts';
import { createTrainer } from './trainer.ts';
import { chooseVariant, type VariantOptions } from './variants/chooseVariant.ts';
import { type Variant, variantName } from './variants/variant.ts';

export interface WasmEngineOptions {
  /** Threads that work on a step, at most 24; the number of processors by default. Results do not depend on it. */
  threads?: number;
  /** Whether V8's experimental revectorizer may be used, if it proves correct and faster; true by default. Node only. */
  revectorize?: boolean;
  /** Whether fused multiply-add may be used, if the processor has it; true by default. */
  relaxedSimd?: boolean;
}

/** The WebAssembly engine, and what it runs on. */
export interface WasmEngine extends Engine {
  /** Threads in use: at most 24, and 1 if memory cannot be shared. */
  readonly threads: number;
  /** Variant of the module: `relaxed-simd-revectorized`, `relaxed-simd` or `simd`. */
  readonly variant: string;
}

/**
 * Returns the engine that evaluates and trains fields on the CPU, as one WebAssembly module over memory that its threads
 * share. It evaluates every field; it cannot train an encoding's own B and a.
 *
 * Results depend on the variant, since a fused multiply-add rounds once, but not on the number of threads.
 *
 * @throws RangeError if `threads` is not a positive integer; Error if this runtime lacks WebAssembly with SIMD and threads.
 * @example
 * import { evaluateField, gaussianEncoding, gridCoordinates, initialField } from '@fourier-features/core';
 * import { wasmEngine } from '@fourier-features/wasm';
 *
 * const engine = await wasmEngine();
 * const field = initialField({ encoding: gaussianEncoding({ inputDim: 2, scale: 5 }), outputDim: 3, width: 32 });
 * const values = await evaluateField(field, gridCoordinates([8, 8]), { engine });
 */
export async function wasmEngine({
  threads = globalThis.navigator?.hardwareConcurrency ?? processorCount(),
  revectorize = true,
  relaxedSimd = true,
}: WasmEngineOptions = {}): Promise<WasmEngine> {
  checkPositiveInteger('wasmEngine', 'threads', threads);
  const options: VariantOptions = { revectorize, builds: relaxedSimd ? ['relaxed', 'simd'] : ['simd'] };
  const variant = await knownVariant(options);
  const usable = canShare ? Math.min(threads, LANES) : 1;
  return {
    name: `wasm-${variantName(variant)}`,
    threads: usable,
    variant: variantName(variant),
    createEvaluator: async (field) => {
      const fixed = { ...field, encoding: trainedEncoding(field), parameters: networkOnly(field) };
      return createEvaluator(await openField(variant, usable, fixed, 'evaluation'));
    },
    createTrainer: async (field, optimizer, state) => {
      checkTrainable(field);
      return createTrainer(await openField(variant, usable, field, 'training'), optimizer, state);
    },
  };
}

/** Variants chosen so far, by options: proving one takes a tenth of a second. */
const known = new Map<string, Promise<Variant>>();

function knownVariant(options: VariantOptions): Promise<Variant> {
  const key = JSON.stringify(options);
  const choice = known.get(key) ?? chooseVariant(options);
  known.set(key, choice);
  // Loading may succeed at the next call.
  choice.catch(() => known.delete(key));
  return choice;
}

function checkTrainable({ encoding }: Field): void {
  if (encoding.trainable) {
    throw new Error(
      'wasmEngine: encoding.trainable must be false, got true. Train B and a with tfjsEngine() of @fourier-features/core/tfjs.',
    );
  }
}

/** Returns the weights and biases, without B and a. */
function networkOnly({ network, parameters }: Field): Field['parameters'] {
  return parameters.slice(0, 2 * network.depth);
}

/** Node 20 has no `navigator`. */
function processorCount(): number {
  return process.getBuiltinModule('node:os').availableParallelism();
}
