import type { Check } from '../fields/training.ts';
import { median, ratio } from '../statistics.ts';
import type { QualityContestant } from './protocol.ts';

/** One training of a contestant. */
export interface QualityResult {
  readonly contestant: QualityContestant;
  readonly seed: number;
  readonly engine: string;
  readonly threads: number;
  readonly checks: readonly Check[];
}

/** The first check of a training at which its fit PSNR was reached. */
export function reached(checks: readonly Check[], target: number): Check | undefined {
  return checks.find(({ psnr }) => psnr >= target);
}

/** Medians over rounds of what a contestant takes to a fit PSNR. */
export interface TimeTo {
  readonly contestant: QualityContestant;
  readonly target: number;
  readonly seconds: number;
  readonly steps: number;
}

/** Returns the medians of a contestant; nothing unless all of its trainings, at least one, reached the target. */
export function timeTo(
  results: readonly QualityResult[],
  contestant: QualityContestant,
  target: number,
): TimeTo | undefined {
  const found = checksAt(results, contestant, target);
  if (!found) return undefined;
  return {
    contestant,
    target,
    seconds: median(found.map(({ seconds }) => seconds)),
    steps: median(found.map(({ step }) => step)),
  };
}

/** Returns one contestant's seconds to a target divided by another's in the same round, median over rounds, if all reached it. */
export function secondsRatio(
  results: readonly QualityResult[],
  [one, other]: readonly [QualityContestant, QualityContestant],
  target: number,
): number | undefined {
  const [ours, theirs] = [one, other].map((each) => checksAt(results, each, target));
  if (!ours || ours.length !== theirs?.length) return undefined;
  const seconds = (checks: readonly Check[]): number[] => checks.map((check) => check.seconds);
  return ratio(seconds(ours), seconds(theirs));
}

/** Returns the checks at which the trainings of a contestant, by seed, reached a target, if all did. */
function checksAt(
  results: readonly QualityResult[],
  contestant: QualityContestant,
  target: number,
): Check[] | undefined {
  const found = results
    .filter((result) => result.contestant === contestant)
    .sort((a, b) => a.seed - b.seed)
    .map(({ checks }) => reached(checks, target));
  return found.length > 0 && found.every((check) => check !== undefined) ? found : undefined;
}
