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

/** Returns a warning if a training goes on with an engine that does not give the bits of an earlier one. */
export function engineWarning(parts: readonly EnginePart[], engine: string): string | undefined {
  const other = parts.find((part) => bitsOf(part.engine) !== bitsOf(engine));
  if (!other) return undefined;
  return `the checkpoint was trained with the engine ${other.engine}, which does not give the same bits as ${engine}; the result differs slightly from that of an uninterrupted run`;
}

/** Engines with the same name here give the same bits: the kernels, wherever multiply-add is fused. */
function bitsOf(engine: string): string {
  return engine.startsWith('native-') || engine === 'wasm-relaxed-simd' ? 'fused' : engine;
}
