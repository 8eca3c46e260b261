import { inNode } from '../threads/thread.ts';
import { hasRevectorizer, takesFlags } from './v8Flags.ts';

/** `undefined` outside Node. */
const v8: string | undefined = inNode ? process.versions['v8'] : undefined;

/** Whether this V8 has the revectorizer. */
export const canRevectorize: boolean = hasRevectorizer(v8);

/**
 * Compiles the kernels. Where flags may be set, V8's optimising compiler compiles everything at once: the baseline
 * compiler would run the first steps ten times as slowly. Elsewhere the runtime tiers up by itself.
 */
export async function compile(bytes: Uint8Array<ArrayBuffer>): Promise<WebAssembly.Module> {
  return takesFlags(v8) ? compileWithFlags(bytes, EAGER) : WebAssembly.compile(bytes);
}

/** Compiles with pairs of 128-bit operations fused into 256-bit ones wherever V8 can fuse them. */
export function compileRevectorized(bytes: Uint8Array<ArrayBuffer>): WebAssembly.Module {
  return compileWithFlags(distinct(bytes), [...EAGER, REVECTORIZE]);
}

/** A V8 flag while a module is compiled, and its default. */
type Flag = readonly [during: string, after: string];
const EAGER: readonly Flag[] = [
  ['--no-liftoff', '--liftoff'],
  ['--no-wasm-lazy-compilation', '--wasm-lazy-compilation'],
];
const REVECTORIZE: Flag = ['--experimental-wasm-revectorize', '--no-experimental-wasm-revectorize'];

/** Flags apply to the whole process, so they are reset before anything else can be compiled with them. */
function compileWithFlags(bytes: Uint8Array<ArrayBuffer>, flags: readonly Flag[]): WebAssembly.Module {
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  for (const [during] of flags) setFlagsFromString(during);
  try {
    return new WebAssembly.Module(bytes);
  } finally {
    for (const [, after] of flags) setFlagsFromString(after);
  }
}

/** Appends an empty custom section: V8 caches machine code by a module's bytes, regardless of flags. */
function distinct(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const customSection = [0, 2, 1, 'r'.charCodeAt(0)];
  const copy = new Uint8Array(bytes.length + customSection.length);
  copy.set(bytes);
  copy.set(customSection, bytes.length);
  return copy;
}
