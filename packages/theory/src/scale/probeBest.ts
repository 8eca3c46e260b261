import type { Random } from '@fourier-features/core';
import type { ScaleCandidate } from './scaleCandidate.ts';

const PROBED = 4;

/** Trains with a scale. @returns the held-out PSNR, in dB. */
export type RunProbe = (
  scale: number,
  random: Random,
  onProgress: (fraction: number) => void,
) => Promise<number>;

/**
 * Probes the best candidates by prediction and the matched scale, each with a random generator that depends only on its
 * rank, and ranks those probed by the outcome.
 *
 * @param candidates best prediction first.
 */
export async function probeBest(
  candidates: readonly ScaleCandidate[],
  matched: number,
  probe: RunProbe,
  random: Random,
  onProgress: (fraction: number) => void,
): Promise<ScaleCandidate[]> {
  const chosen = candidates.filter(({ scale }, rank) => rank < PROBED || scale === matched);
  const randoms = random.split(chosen.length);
  const results: ScaleCandidate[] = [];
  for (const [i, candidate] of chosen.entries()) {
    const probePsnr = await probe(candidate.scale, randoms[i]!, (fraction) =>
      onProgress((i + fraction) / chosen.length),
    );
    results.push({ ...candidate, probePsnr });
  }
  results.sort((a, b) => b.probePsnr! - a.probePsnr!);
  return [...results, ...candidates.filter((candidate) => !chosen.includes(candidate))];
}
