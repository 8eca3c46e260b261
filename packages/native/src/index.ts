export { type NativeEngine, type NativeEngineOptions, nativeEngine, type VectorBits } from './engine.ts';
