/** Prints hashes of all bits that training gives, for comparisons between processors. */
import { fieldSeeds, trainableSeeds, trainingBits } from '@fourier-features/testing/bits';
import { nativeEngine } from '../src/index.ts';

const engine = await nativeEngine();
for (const seed of [...fieldSeeds, ...trainableSeeds])
  process.stdout.write(`seed ${seed}\n${await trainingBits(engine, seed)}\n`);
engine.dispose();
