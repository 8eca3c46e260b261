/** Prints the bits of training as hashes, to compare processors. */
import { bitSeeds, trainingBits } from '@fourier-features/testing/bits';
import { nativeEngine } from '../src/index.ts';

const engine = await nativeEngine();
for (const seed of bitSeeds) process.stdout.write(`seed ${seed}\n${await trainingBits(engine, seed)}\n`);
engine.dispose();
