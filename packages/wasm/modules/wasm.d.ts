/** A module's URL or its bytes, as the bundler's loader for `.wasm` files gives; `wasmEngine` accepts both as `module`. */
declare const module: string | Uint8Array<ArrayBuffer>;
export default module;
