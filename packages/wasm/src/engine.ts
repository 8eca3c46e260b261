import { type Engine, type Field, sgd, trainedEncoding } from '@fourier-features/core';
import { LANES } from './memory/plan.ts';
import { openTrainer } from './openTrainer.ts';
import { canShare } from './threads/thread.ts';
import { chooseVariant, type VariantOptions } from './variants/chooseVariant.ts';
import { type Variant, variantName } from './variants/variant.ts';

export interface WasmEngineOptions {
  /** Threads that work on a step; they change its speed and not one bit of its result. As many as processors by default. */
  threads?: number;
  /** Whether V8's experimental revectorizer may be used, in Node and where it proves itself right and faster. */
  revectorize?: boolean;
  /** Whether fused multiply-add may be used, where the processor has it. */
  relaxedSimd?: boolean;
}

/** The fused engine, and what it found to run on. */
export interface WasmEngine extends Engine {
  /** Threads at work: as asked for, but 1 where memory cannot be shared, and no more than there are lanes, 24. */
  readonly threads: number;
  /** `relaxed-simd-revectorized`, `relaxed-simd` or `simd`. */
  readonly variant: string;
}

/**
 * Trains fields on the CPU, as one WebAssembly module over memory that its threads share.
 *
 * The result depends on the variant, since a fused multiply-add rounds once, but not on the number of threads.
 *
 * @throws RangeError if `threads` is not a positive whole number; Error if no variant runs here.
 */
export async function wasmEngine({
  threads = globalThis.navigator?.hardwareConcurrency ?? processorCount(),
  revectorize = true,
  relaxedSimd = true,
}: WasmEngineOptions = {}): Promise<WasmEngine> {
  if (!(Number.isInteger(threads) && threads >= 1)) {
    throw new RangeError(`wasmEngine: threads must be a positive whole number, got ${threads}`);
  }
  const options: VariantOptions = { revectorize, builds: relaxedSimd ? ['relaxed', 'simd'] : ['simd'] };
  const variant = await knownVariant(options);
  const usable = canShare ? Math.min(threads, LANES) : 1;
  return {
    name: `wasm-${variantName(variant)}`,
    threads: usable,
    variant: variantName(variant),
    createEvaluator: async (field) => {
      const encoding = { ...trainedEncoding(field), trainable: false };
      // Gradient descent without momentum has the least state.
      return openTrainer(variant, usable, { ...field, encoding, parameters: networkOnly(field) }, sgd());
    },
    createTrainer: async (field, optimizer, state) => {
      checkTrainable(field);
      return openTrainer(variant, usable, field, optimizer, state);
    },
  };
}

/** Variants are chosen once for each set of options: to prove one takes a tenth of a second. */
const known = new Map<string, Promise<Variant>>();

function knownVariant(options: VariantOptions): Promise<Variant> {
  const key = JSON.stringify(options);
  const choice = known.get(key) ?? chooseVariant(options);
  known.set(key, choice);
  // A module that could not be loaded may be there at the next try.
  choice.catch(() => known.delete(key));
  return choice;
}

function checkTrainable({ encoding }: Field): void {
  if (encoding.trainable) {
    throw new Error(
      'wasmEngine: cannot train the encoding itself (trainable B and a); use tfjsEngine() for this field',
    );
  }
}

/** The weights and biases, without B and a. */
function networkOnly({ network, parameters }: Field): Field['parameters'] {
  return parameters.slice(0, 2 * network.depth);
}

/** Node 20 has no `navigator`. */
function processorCount(): number {
  return process.getBuiltinModule('node:os').availableParallelism();
}
