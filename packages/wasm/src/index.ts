export { type WasmEngine, type WasmEngineOptions, wasmEngine } from './engine.ts';
