import { colinBrain, colinHead } from '@fourier-features/datasets';
import { fetchBytes } from '../live/fetchBytes.ts';
import type { MriSource } from './mriSetup.ts';

/** Volumes to choose from. */
export const samples = [
  { name: 'head', label: 'Head' },
  { name: 'brain', label: 'Brain without skull' },
  { name: 'phantom', label: 'Shepp–Logan phantom' },
] as const;

export type SampleName = (typeof samples)[number]['name'];

/** Returns what is scanned of a sample. */
export async function sampleSource(name: SampleName): Promise<MriSource> {
  if (name === 'phantom') return { kind: 'phantom', phantom: 'shepp-logan' };
  const scan = name === 'head' ? colinHead() : colinBrain();
  const bytes = await fetchBytes(scan.url);
  return { kind: 'files', files: [{ name: `${scan.name}.nii.gz`, bytes }] };
}
