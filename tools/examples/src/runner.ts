/** Imports the modules whose URLs are its arguments, one after another, and reports each to the parent process. */
import { inspect } from 'node:util';

/** How the import of a module ended. */
export interface Report {
  readonly module: string;
  /** The error with its stack; absent if there was none. */
  readonly error?: string;
}

const send = (report: Report): Promise<void> =>
  new Promise((resolve) => {
    process.send!(report, () => resolve());
  });

for (const module of process.argv.slice(2)) {
  try {
    await import(module);
    await send({ module });
  } catch (error) {
    await send({ module, error: inspect(error) });
  }
}
// Engines may keep threads.
process.exit(0);
