export { type ChooseEngineOptions, chooseEngine, type EngineName, engineNames } from './chooseEngine.ts';
export type { ChosenEngine } from './chosenEngine.ts';
export type { WasmOptions } from './wasm.ts';
