/** Prints every import that points in the wrong direction and exits with 1 if there is one. */
import { directionFaults } from './directions.ts';
import { folderCycles } from './folderCycles.ts';
import { readWorkspaces } from './readWorkspaces.ts';

/** Workspaces whose top-level folders must not import each other in a circle. */
const LAYERED = ['cli'];

// The packages of native modules hold no code of their own.
const workspaces = readWorkspaces().filter(({ modules }) => modules.size > 0);
const faults = [
  ...workspaces.flatMap(directionFaults),
  ...workspaces
    .filter(({ name }) => LAYERED.includes(name))
    .flatMap(({ folder, modules }) => folderCycles(modules).map((cycle) => `${folder}/src: ${cycle}`)),
];
process.stdout.write(faults.map((fault) => `${fault}\n`).join(''));
process.exitCode = faults.length === 0 ? 0 : 1;
