import { resolve } from 'node:path';
import { catchInterrupt } from '../terminal/interrupt.ts';
import { say } from '../terminal/say.ts';
import type { FitReport } from './fitReport.ts';
import type { Followed } from './followFit.ts';

/** A report that says which files were written. */
type WrittenReport = FitReport & { readonly files: Readonly<Record<string, string>> };

export interface ConcludeOptions<Report extends WrittenReport> {
  /** Learns and writes files; once the signal says so, it writes a checkpoint instead. */
  fit(
    signal: AbortSignal,
  ): Promise<{ readonly kind: 'done'; readonly report: Report } | Extract<Followed, { kind: 'interrupted' }>>;
  /** Planned. */
  readonly steps: number;
  /** To be typed again after an interruption, such as `ct fit slice.png`. */
  readonly command: string;
  /** The folder of results. */
  readonly path: string;
  readonly json: boolean | undefined;
  /** A line or more about how well it went, for people. */
  headline(report: Report): string;
}

/** Runs a fit and tells the person or the program how it ended. Sets the exit code 130 if it was interrupted. */
export async function concludeFit<Report extends WrittenReport>({
  fit,
  steps,
  command,
  path,
  json,
  headline,
}: ConcludeOptions<Report>): Promise<void> {
  const interrupt = catchInterrupt();
  try {
    const outcome = await fit(interrupt.signal);
    if (outcome.kind === 'interrupted') {
      process.exitCode = 130;
      say(`stopped after ${outcome.step} of ${steps} steps; to go on:`);
      say(`  fourier-features ${command} --resume ${outcome.checkpoint} --out ${path}`);
    } else {
      const { report } = outcome;
      process.stdout.write(json ? `${JSON.stringify(report)}\n` : summary(headline(report), report));
    }
  } finally {
    interrupt.release();
  }
}

function summary(
  headline: string,
  { encoding, steps, seconds, stepsPerSecond, files }: WrittenReport,
): string {
  return [
    `${encoding}: ${headline}`,
    `${steps} steps in ${seconds.toFixed(1)} s (${stepsPerSecond.toPrecision(3)} steps/s)`,
    ...Object.entries(files).map(([name, each]) => `${name}: ${resolve(each)}`),
    '',
  ].join('\n');
}
