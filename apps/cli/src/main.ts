#!/usr/bin/env node
import { nodeVersionError } from './nodeVersion.ts';
import { quitWhenInterrupted } from './terminal/interrupt.ts';

const message = nodeVersionError(process.versions.node);
if (message === undefined) {
  quitWhenInterrupted();
  // Imported only now: a static import would load before the check and fail on an old Node.
  const { start } = await import('./start.ts');
  await start();
} else {
  process.stderr.write(`fourier-features: ${message}\n`);
  process.exitCode = 2;
}
