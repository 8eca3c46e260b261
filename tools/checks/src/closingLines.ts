import type { Outcome } from './runCheck.ts';

/** Returns what failed, a line each, then `N passed, N failed`, followed by `, N skipped` if anything was skipped. */
export function closingLines(outcomes: readonly Outcome[]): string {
  const failures = outcomes.flatMap((outcome) => outcome.failures);
  const total = (key: 'passed' | 'skipped'): number =>
    outcomes.reduce((sum, outcome) => sum + outcome[key], 0);
  const named = failures.length > 0 ? ['', 'Failed:', ...failures.map((failure) => `  ${failure}`), ''] : [];
  const skipped = total('skipped') > 0 ? `, ${total('skipped')} skipped` : '';
  const counts = `${total('passed')} passed, ${failures.length} failed${skipped}`;
  return [...named, counts, ''].join('\n');
}
