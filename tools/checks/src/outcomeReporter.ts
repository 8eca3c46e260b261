import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';
import { failedTests, type Thrown } from './failedTests.ts';
import type { Outcome } from './runCheck.ts';

/** The variable of the environment that names the file to write. */
export const OUTCOME_FILE = 'FOURIER_FEATURES_OUTCOME';

/** A reporter for Vitest that writes the outcome of a run as JSON. */
export default class OutcomeReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly Thrown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string): number => tests.filter((test) => test.result().state === state).length;
    const outcome: Outcome = {
      passed: count('passed'),
      skipped: count('skipped'),
      failures: failedTests(modules, unhandled),
    };
    writeFileSync(process.env[OUTCOME_FILE]!, JSON.stringify(outcome));
  }
}
