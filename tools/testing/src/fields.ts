export { type SmallFieldOptions, smallBatch, smallField } from './engine/smallField.ts';
