export { engineProperties } from './engine/engineProperties.ts';
export { featureField } from './engine/featureField.ts';
export { type LosableCall, type LosingEngine, type LossMoment, losingEngine } from './engine/losingEngine.ts';
export type { Ability, Losable, Property, Subject } from './engine/property.ts';
export { createReference } from './engine/reference.ts';
export { referenceEngine } from './engine/referenceEngine.ts';
export { smallBatch, smallField } from './engine/smallField.ts';
export { defaultTolerances, testEngine } from './engine/testEngine.ts';
