import { checkPositiveInteger } from '../check.ts';
import type { CurvePoint, Measures } from './curve.ts';

/** Stops once a measure has reached a target. */
export interface TargetRule {
  /** Name of one of the fit's measures, for which larger is better. */
  readonly measure: string;
  readonly target: number;
}

/** Stops once a measure has stopped rising. */
export interface PatienceRule {
  /** Name of one of the fit's measures, for which larger is better. */
  readonly measure: string;
  /** Number of measurements in a row without a gain. */
  readonly patience: number;
  /** Smallest rise over the best so far that counts as a gain, in the measure's unit; 0 by default. */
  readonly minimumGain?: number;
}

/** When to stop before the last step. */
export type StopRule = TargetRule | PatienceRule;

/** Which kind of rule stopped a fit. */
export type StopReason = 'target' | 'plateau';

/** @throws RangeError if a rule could never be met. */
export function checkStopRules(rules: readonly StopRule[]): void {
  for (const rule of rules) {
    if (typeof rule !== 'object')
      throw new RangeError(
        `fit: stop must be a rule, such as { measure, target }, or an array of them, got ${rule}`,
      );
    if (isTarget(rule)) {
      if (!(typeof rule.target === 'number') || Number.isNaN(rule.target))
        throw new RangeError(`fit: stop.target must be a number, got ${rule.target}`);
      continue;
    }
    const { patience, minimumGain = 0 } = rule;
    checkPositiveInteger('fit', 'stop.patience', patience, 'in measurements');
    if (!(minimumGain >= 0)) {
      throw new RangeError(`fit: stop.minimumGain must be at least 0, got ${minimumGain}`);
    }
  }
}

/** @throws RangeError if a rule names a measure that the fit does not have. */
export function checkMeasured(rules: readonly StopRule[], measures: Measures): void {
  for (const { measure } of rules) {
    if (measures[measure] !== undefined) continue;
    const names = Object.keys(measures).join(', ') || 'none';
    throw new RangeError(`fit: stop.measure must be one of the fit's measures (${names}), got ${measure}`);
  }
}

/** Decides from the curve alone, so that a resumed run stops where an uninterrupted one would. */
export function reasonToStop(
  curve: readonly CurvePoint[],
  rules: readonly StopRule[],
): StopReason | undefined {
  const last = curve.at(-1);
  if (last === undefined) return undefined;
  for (const rule of rules) {
    if (isTarget(rule)) {
      if (last[rule.measure]! >= rule.target) return 'target';
    } else if (measurementsSinceGain(curve, rule) >= rule.patience) return 'plateau';
  }
  return undefined;
}

/** A rule whose `target` is present but undefined is one of patience. */
function isTarget(rule: StopRule): rule is TargetRule {
  return (rule as Partial<TargetRule>).target !== undefined;
}

function measurementsSinceGain(
  curve: readonly CurvePoint[],
  { measure, minimumGain = 0 }: PatienceRule,
): number {
  let best = Number.NEGATIVE_INFINITY;
  let since = 0;
  for (const point of curve) {
    const value = point[measure];
    if (value === undefined) continue;
    const gained = value > best && value - best >= minimumGain;
    since = gained ? 0 : since + 1;
    if (gained) best = value;
  }
  return since;
}
