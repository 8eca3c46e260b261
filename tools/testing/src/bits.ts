export { bitSeeds } from './bits/bitField.ts';
export { trainingBits } from './bits/trainingBits.ts';
