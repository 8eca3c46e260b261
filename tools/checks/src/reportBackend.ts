/** After every install: one line on where this machine will train, and why not on a graphics card. */
import { activateFastestBackend, describeBackend } from '@fourier-features/core/node';

const active = await activateFastestBackend();
const cuda = active.provider === '@tensorflow/tfjs-node-gpu';
process.stdout.write(
  `fourier-features: ${cuda ? '' : 'trains on the fused CPU engine; '}${describeBackend(active)}\n`,
);
