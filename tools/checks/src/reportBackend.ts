/** Prints, after every install, which engine and backend this machine will train on and why faster ones were skipped. */
import { activateFastestBackend, describeBackend } from '@fourier-features/core/node';

const active = await activateFastestBackend();
const cuda = active.provider === '@tensorflow/tfjs-node-gpu';
process.stdout.write(
  `fourier-features: ${cuda ? '' : 'trains on the fused CPU engine; '}${describeBackend(active)}\n`,
);
