/** After every install: one line on which tfjs backend this machine will use, and why not a faster one. */
import { activateFastestBackend, describeBackend } from '@fourier-features/core/node';

process.stdout.write(`fourier-features: ${describeBackend(await activateFastestBackend())}\n`);
