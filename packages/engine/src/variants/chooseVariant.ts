/** A compiled module, and how it runs here. */
export interface Variant {
  readonly name: string;
  readonly module: WebAssembly.Module;
  readonly revectorized: boolean;
}

export async function chooseVariant(revectorize: boolean): Promise<Variant> {
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  const { readFileSync } = process.getBuiltinModule('node:fs');
  let bytes = readFileSync(new URL('../../dist/kernels.relaxed.wasm', import.meta.url));
  setFlagsFromString('--no-liftoff');
  setFlagsFromString('--no-wasm-lazy-compilation');
  if (revectorize) {
    setFlagsFromString('--experimental-wasm-revectorize');
    bytes = Buffer.concat([bytes, Buffer.from([0, 3, 1, 97, 0])]);
  }
  const module = new WebAssembly.Module(bytes);
  setFlagsFromString('--no-experimental-wasm-revectorize');
  return { name: 'relaxed', module, revectorized: revectorize };
}
