export { type ChooseEngineOptions, chooseEngine } from './chooseEngine.ts';
export type { ChosenEngine } from './chosenEngine.ts';
export { type EngineName, engineNames } from './engineName.ts';
export type { WasmOptions } from './wasm.ts';
