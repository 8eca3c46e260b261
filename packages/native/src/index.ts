export { type NativeEngine, type NativeEngineOptions, nativeEngine } from './engine.ts';
