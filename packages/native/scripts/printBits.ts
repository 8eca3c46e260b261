/** Prints the bits of training as hashes, to compare processors. */
import { activationSeeds, fieldSeeds, trainableSeeds, trainingBits } from '@fourier-features/testing/bits';
import { nativeEngine } from '../src/index.ts';

const engine = await nativeEngine();
for (const seed of [...fieldSeeds, ...trainableSeeds, ...activationSeeds])
  process.stdout.write(`seed ${seed}\n${await trainingBits(engine, seed)}\n`);
engine.dispose();
