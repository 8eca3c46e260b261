import { colinSlice } from '@fourier-features/datasets';
import { fetchBytes } from '../live/fetchBytes.ts';
import type { CtSource } from './ctSetup.ts';

/** Slices to choose from. */
export const samples = [
  { name: 'brain', label: 'Brain slice' },
  { name: 'shepp-logan', label: 'Shepp–Logan phantom' },
  { name: 'random', label: 'Random phantom' },
] as const;

export type SampleName = (typeof samples)[number]['name'];

/** The bundled slice, through the middle of the head. */
export const brain = colinSlice('colin27-z090');

/** Returns what is scanned of a sample. */
export async function sampleSource(name: SampleName): Promise<CtSource> {
  if (name !== 'brain') return { kind: 'phantom', phantom: name };
  const bytes = await fetchBytes(brain.url);
  return { kind: 'file', name: `${brain.name}.png`, bytes };
}
