import { join } from 'node:path';
import type { Tarball } from '../pack.ts';
import type { ReleaseCheck } from '../releaseCheck.ts';
import { creditFaults } from './creditFaults.ts';
import { dependencyFaults } from './dependencyFaults.ts';
import { fileFaults } from './fileFaults.ts';
import { manifestFaults } from './manifestFaults.ts';
import { publintFaults } from './publintFaults.ts';
import { readmeFaults } from './readmeFaults.ts';
import { sourceMapFaults } from './sourceMapFaults.ts';
import { installAttw, type TypesFaults } from './typesFaults.ts';
import { unpackTarball } from './unpackedTarball.ts';

/** Checks the manifest and the files of every tarball. */
export const tarballs: ReleaseCheck = {
  name: 'tarballs',
  async run({ tarballs, folder }) {
    const typesFaults = await installAttw(join(folder, 'attw'));
    const faults = await Promise.all(
      tarballs.map((tarball) => tarballFaults(tarball, join(folder, 'unpacked'), typesFaults)),
    );
    return faults.flat();
  },
};

async function tarballFaults(tarball: Tarball, folder: string, typesFaults: TypesFaults): Promise<string[]> {
  const unpacked = await unpackTarball(tarball, folder);
  const faults = [
    ...(await publintFaults(tarball)),
    // A program has no entry with types.
    ...(unpacked.manifest.exports ? await typesFaults(tarball) : []),
    ...[manifestFaults, fileFaults, sourceMapFaults, dependencyFaults, creditFaults, readmeFaults].flatMap(
      (faultsOf) => faultsOf(unpacked),
    ),
  ];
  return faults.map((fault) => `${tarball.name}: ${fault}`);
}
