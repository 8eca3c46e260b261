export { referenceEngine } from './engine/referenceEngine.ts';
export { type SmallFieldOptions, smallBatch, smallField } from './engine/smallField.ts';
