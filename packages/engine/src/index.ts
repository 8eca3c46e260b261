export { fusedEngine, type FusedEngine, type FusedEngineOptions } from './engine.ts';
