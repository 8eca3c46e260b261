export type { WebgpuDevice } from './device/webgpuDevice.ts';
export { type WebgpuEngine, type WebgpuEngineOptions, webgpuEngine } from './engine.ts';
