import { inNode } from '../threads/thread.ts';

/** Whether this is a V8 that takes flags while it runs. */
const takesFlags: boolean = inNode && process.versions['v8'] !== undefined;

/** The first major version of V8 that knows the revectorizer's flag for sure: Node 22's. Others complain of it. */
const REVECTORIZING_V8 = 12;

/** Whether this V8 has the revectorizer. */
export const canRevectorize: boolean =
  takesFlags && Number.parseInt(process.versions['v8'], 10) >= REVECTORIZING_V8;

/**
 * Compiles with V8's optimising compiler at once: the baseline compiler would run the first steps ten times as slowly.
 * Elsewhere than in Node, the engine is left to tier up by itself.
 */
export async function compile(bytes: Uint8Array<ArrayBuffer>): Promise<WebAssembly.Module> {
  return takesFlags ? compileWithFlags(bytes, EAGER) : WebAssembly.compile(bytes);
}

/** Compiles with pairs of 128-bit operations fused into 256-bit ones, where V8 finds it can. */
export function compileRevectorized(bytes: Uint8Array<ArrayBuffer>): WebAssembly.Module {
  return compileWithFlags(distinct(bytes), [...EAGER, REVECTORIZE]);
}

/** A V8 flag that is on while something is compiled, and what it is otherwise. */
type Flag = readonly [during: string, after: string];
const EAGER: readonly Flag[] = [
  ['--no-liftoff', '--liftoff'],
  ['--no-wasm-lazy-compilation', '--wasm-lazy-compilation'],
];
const REVECTORIZE: Flag = ['--experimental-wasm-revectorize', '--no-experimental-wasm-revectorize'];

/** Flags are the process's: they are put back before anything else can be compiled with them. */
function compileWithFlags(bytes: Uint8Array<ArrayBuffer>, flags: readonly Flag[]): WebAssembly.Module {
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  for (const [during] of flags) setFlagsFromString(during);
  try {
    return new WebAssembly.Module(bytes);
  } finally {
    for (const [, after] of flags) setFlagsFromString(after);
  }
}

/** The module with an empty custom section: V8 keeps machine code by a module's bytes, whatever the flags were. */
function distinct(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const customSection = [0, 2, 1, 'r'.charCodeAt(0)];
  const copy = new Uint8Array(bytes.length + customSection.length);
  copy.set(bytes);
  copy.set(customSection, bytes.length);
  return copy;
}
