export { engineProperties } from './engine/engineProperties.ts';
export type { Ability, Property, PropertyGroup, Subject, Tolerances } from './engine/property.ts';
export { createReference, type Reference, type ReferenceGradient } from './engine/reference.ts';
export { referenceEngine } from './engine/referenceEngine.ts';
export { type SmallFieldOptions, smallBatch, smallField } from './engine/smallField.ts';
export { defaultTolerances, type TestEngineOptions, testEngine } from './engine/testEngine.ts';
