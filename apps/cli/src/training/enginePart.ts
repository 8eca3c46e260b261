import { count, text, validatedJson } from '@fourier-features/core/validate';
import * as v from 'valibot';

/** A part of a training, made by one engine. */
export interface EnginePart {
  readonly engine: string;
  /** What the engine was, and why no faster one was chosen, in one line. */
  readonly description: string;
  /** Updates made before this part. */
  readonly firstStep: number;
}

const schema: v.GenericSchema<EnginePart[]> = v.array(
  v.object({ engine: text, description: text, firstStep: count }),
);

/** Name of the parts among the metadata of a checkpoint. */
export const ENGINES = 'engines';

/**
 * Returns the parts of the training that a checkpoint continues; none if an older version wrote it.
 *
 * @throws Error of one line if the metadata are damaged.
 */
export function decodeEngineParts(metadata: Readonly<Record<string, string>>): readonly EnginePart[] {
  const { [ENGINES]: json } = metadata;
  return json === undefined ? [] : validatedJson(ENGINES, schema, json);
}

/** Returns a warning if a training goes on in a part whose engine does not give the bits of an earlier one. */
export function engineWarning(earlier: readonly EnginePart[], part: EnginePart): string | undefined {
  const other = earlier.find((each) => bitsOf(each) !== bitsOf(part));
  if (!other) return undefined;
  return `the checkpoint was trained with the engine ${nameOf(other)}, which does not give the same bits as ${nameOf(part)}; the result differs slightly from that of an uninterrupted run`;
}

/** Parts with the same name here have the same bits: those of the kernels, wherever multiply-add is fused, and of one GPU. */
function bitsOf(part: EnginePart): string {
  const { engine } = part;
  return engine.startsWith('native-') || engine === 'wasm-relaxed-simd' ? 'fused' : nameOf(part);
}

/** Returns the name of an engine, and of the GPU it computes on, which decides about the bits. */
function nameOf({ engine, description }: EnginePart): string {
  return engine === 'webgpu' ? description.split(';')[0]!.replace('webgpu engine,', 'webgpu on') : engine;
}
