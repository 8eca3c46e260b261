export { type FusedEngine, type FusedEngineOptions, fusedEngine } from './engine.ts';
