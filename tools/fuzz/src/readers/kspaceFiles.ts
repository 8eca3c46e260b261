import { readKspace } from '@fourier-features/tasks';
import { kspaceFault, kspaceNames } from './arrays.ts';
import type { Reader } from './reader.ts';
import { seedFiles } from './seedFiles.ts';

/** The numbers of a BART array of 3 × 4 × 2 cells. */
const CFL = new Uint8Array(Float32Array.from({ length: 48 }, (_, i) => 1 / (1 + i)).buffer);
const HDR = new TextEncoder().encode(
  '# Dimensions\n3 4 1 2 1 1 1 1 1 1 1 1 1 1 1 1 \n# Command\nphantom -k -s 2 \n',
);

/** Readers of k-space as other programs store it. */
export const kspaceFileReaders: readonly Reader[] = [
  {
    name: 'fastmri',
    seeds: () => seedFiles('fastmri'),
    mutators: [],
    names: kspaceNames,
    read: async (bytes) => kspaceFault(await readKspace(bytes, { name: 'input' })),
  },
  {
    name: 'bart',
    seeds: async () => [CFL],
    mutators: [],
    names: kspaceNames,
    read: async (cfl) => kspaceFault(await readKspace({ cfl, hdr: HDR }, { name: 'input' })),
  },
  {
    name: 'bart-header',
    seeds: async () => [HDR],
    mutators: [],
    names: kspaceNames,
    read: async (hdr) => kspaceFault(await readKspace({ cfl: CFL, hdr }, { name: 'input' })),
  },
];
