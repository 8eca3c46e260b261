#!/usr/bin/env node
import { nodeVersionError } from './nodeVersion.ts';

const message = nodeVersionError(process.versions.node);
if (message === undefined) {
  const quit = (): void => {
    process.stderr.write('\nstopped; nothing was written\n');
    process.exit(130);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of signals) process.on(name, quit);
  // Imported only now: a static import would load before the check and fail on an old Node.
  const { start } = await import('./start.ts');
  for (const name of signals) process.off(name, quit);
  await start();
} else {
  process.stderr.write(`fourier-features: ${message}\n`);
  process.exitCode = 2;
}
