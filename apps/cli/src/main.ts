#!/usr/bin/env node
import { nodeVersionError } from './nodeVersion.ts';
import { hearSignals, quitWhenInterrupted } from './terminal/interrupt.ts';
import { surviveLostOutput } from './terminal/surviveLostOutput.ts';

/** What takes longest to load, one part after the other: an interruption is heard between them. */
const PARTS = [
  'commander',
  '@fourier-features/core',
  '@fourier-features/pictures',
  '@fourier-features/datasets',
  '@fourier-features/tasks',
];

surviveLostOutput();

const message = nodeVersionError(process.versions.node);
if (message === undefined) {
  quitWhenInterrupted();
  for (const part of PARTS) {
    await import(part);
    await hearSignals();
  }
  // Imported only now: a static import would load before the check and fail on an old Node.
  const { start } = await import('./start.ts');
  await start();
} else {
  process.stderr.write(`fourier-features: ${message}\n`);
  process.exitCode = 2;
}
