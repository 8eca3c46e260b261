#!/usr/bin/env node
import { nodeVersionError } from './nodeVersion.ts';

const message = nodeVersionError(process.versions.node);
if (message === undefined) {
  // Imported only now: static imports would load before the check and fail on an old Node.
  const { surviveLostOutput } = await import('./terminal/surviveLostOutput.ts');
  const { endUnexpected } = await import('./terminal/unexpected.ts');
  const { quitWhenInterrupted } = await import('./terminal/interrupt.ts');
  surviveLostOutput();
  // What is thrown outside of the command, as by a library's callback.
  process.on('uncaughtException', endUnexpected);
  quitWhenInterrupted();
  const { start } = await import('./start.ts');
  await start();
} else {
  process.stderr.write(`fourier-features: ${message}\n`);
  process.exitCode = 2;
}
