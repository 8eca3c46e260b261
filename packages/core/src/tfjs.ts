export { type TfjsEngineOptions, tfjsEngine } from './tfjs/tfjsEngine.ts';
