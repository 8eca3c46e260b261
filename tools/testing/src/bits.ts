export { activationSeeds, fieldSeeds, trainableSeeds } from './bits/bitField.ts';
export { trainingBits } from './bits/trainingBits.ts';
