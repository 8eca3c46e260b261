/**
 * Checks a release as its users will meet it: publishes a copy of the repository to a registry on this machine, then installs
 * and uses the packages in empty projects. Nothing leaves the loopback interface except what npm downloads of other packages.
 */
import { parseArgs } from 'node:util';
import { checkRelease } from './checkRelease.ts';

const { values } = parseArgs({
  options: {
    /** Runs one part instead of all; may be repeated. */
    only: { type: 'string', multiple: true },
    /** Also refuses a platform's package whose native module is missing in this repository. */
    complete: { type: 'boolean', default: false },
  },
});
process.exitCode = await checkRelease(values);
