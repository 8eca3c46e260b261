export { type WasmEngine, type WasmEngineOptions, wasmEngine } from './engine.ts';
export type { ModuleSource, ModuleSources, Variant } from './modules/moduleSource.ts';
