// The names alone, for options and help: no data are loaded.
export { proceduralShapes } from './shapes/shapeNames.ts';
