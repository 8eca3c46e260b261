export { type WebgpuEngine, type WebgpuEngineOptions, webgpuEngine } from './engine.ts';
