/** Prints after every install, in one line, what this machine trains on and why it does not use a GPU. */
import { activateFastestBackend, describeBackend } from '@fourier-features/core/node';

const active = await activateFastestBackend();
process.stdout.write(
  `fourier-features: ${active.gpu ? '' : 'trains on the wasm engine; '}${describeBackend(active)}\n`,
);
