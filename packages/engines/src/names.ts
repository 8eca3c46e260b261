// The names alone, for options and help: no engine is loaded.
export { type EngineName, engineNames } from './engineName.ts';
