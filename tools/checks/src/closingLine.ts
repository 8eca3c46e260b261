import type { Outcome } from './runCheck.ts';

/** Returns `N passed, N failed`, followed by `, N skipped` if anything was skipped. */
export function closingLine(outcomes: readonly Outcome[]): string {
  const total = (key: keyof Outcome): number => outcomes.reduce((sum, outcome) => sum + outcome[key], 0);
  const skipped = total('skipped');
  return `${total('passed')} passed, ${total('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
