import type { Random } from '@fourier-features/core';
import type { ScaleCandidate } from './scaleCandidate.ts';

const PROBED = 4;

/** Probes the best predictions and the matched scale, all from the same state of the generator. */
export async function probeBest(
  candidates: readonly ScaleCandidate[],
  matched: number,
  probe: (scale: number, random: Random) => Promise<number>,
  random: Random,
): Promise<ScaleCandidate[]> {
  const chosen = candidates.filter(({ scale }, rank) => rank < PROBED || scale === matched);
  const sources = random.split(chosen.length);
  const results: ScaleCandidate[] = [];
  for (const [i, candidate] of chosen.entries()) {
    results.push({ ...candidate, probePsnr: await probe(candidate.scale, sources[i]!) });
  }
  results.sort((a, b) => b.probePsnr! - a.probePsnr!);
  return [...results, ...candidates.filter((candidate) => !chosen.includes(candidate))];
}
