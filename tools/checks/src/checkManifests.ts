/** Prints every field that a published manifest lacks or has wrong and exits with 1 if there is one. */
import { manifestFaults } from './manifests.ts';
import { readManifest, readWorkspaces } from './readWorkspaces.ts';

const root = readManifest('.');
const faults = readWorkspaces().flatMap(({ folder, manifest }) => manifestFaults(folder, manifest, root));
process.stdout.write(faults.map((fault) => `${fault}\n`).join(''));
process.exitCode = faults.length === 0 ? 0 : 1;
