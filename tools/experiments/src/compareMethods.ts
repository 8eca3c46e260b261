import type { Picture } from '@fourier-features/pictures';
import type { ExperimentArguments } from './arguments.ts';
import { openRecord } from './record.ts';
import { resultPictures } from './resultPictures.ts';
import type { Sources } from './sources/readSources.ts';
import { summarise } from './summary.ts';

/** The score of one method, an encoding or a baseline, on one subject. */
export interface MethodResult {
  readonly subject: string;
  readonly method: string;
  /** PSNR against the truth, in dB. */
  readonly psnr: number;
  readonly ssim: number | null;
  readonly seconds: number;
}

export interface MethodExperiment<Protocol, Measured, Result extends MethodResult> {
  /** Name of the task, such as `ct`. */
  readonly task: string;
  readonly engine: string;
  readonly protocol: Protocol;
  /** What makes the results; by default the script that Node was started with and all that it imports. */
  readonly sources?: Sources;
  /** Folder of the records, with a trailing slash. */
  readonly records: URL;
  readonly subjects: readonly string[];
  readonly methods: readonly string[];
  /** Reads a subject and simulates its measurements. */
  measure(subject: string): Promise<Measured>;
  solve(measured: Measured, method: string): Promise<{ result: Result; picture: Picture }>;
  /** Draws the picture that solutions are compared with. */
  truth(measured: Measured): Picture;
}

/**
 * Solves each subject by each method that the arguments select, and writes the record and a contact sheet of its results.
 * With `resume`, results that the record already holds are kept.
 *
 * @returns the results of the record; empty if only a part of the protocol was run, which is not recorded.
 */
export async function compareMethods<Protocol, Measured, Result extends MethodResult>(
  { protocol: name, encoding, resume, mixedSources, partial }: ExperimentArguments,
  experiment: MethodExperiment<Protocol, Measured, Result>,
): Promise<readonly Result[]> {
  const { task, engine, protocol, records } = experiment;
  const methods = experiment.methods.filter((each) => !encoding || each === encoding);
  const record = openRecord<Protocol, Result>(new URL(`${name}.json`, records), {
    experiment: `${task}/${name}`,
    engine,
    protocol,
    resume,
    mixedSources,
    ...(experiment.sources ? { sources: experiment.sources } : {}),
  });
  const pictures = resultPictures(new URL(`${name}/`, records));
  for (const subject of experiment.subjects) {
    const measured = await experiment.measure(subject);
    for (const method of methods) {
      if (record.results.some((result) => result.subject === subject && result.method === method)) continue;
      const { result, picture } = await experiment.solve(measured, method);
      process.stdout.write(
        `${subject} ${method}: ${result.psnr.toFixed(2)} dB, SSIM ${result.ssim?.toFixed(3) ?? '—'}, ${result.seconds.toFixed(0)} s\n`,
      );
      if (partial) continue;
      await pictures.write(subject, method, picture);
      await record.add(result);
    }
    if (!partial) await pictures.write(subject, 'truth', experiment.truth(measured));
  }
  if (partial) return [];
  const shown = record.results.map(({ subject, method, psnr }) => ({
    subject,
    method,
    caption: `${psnr.toFixed(2)} dB`,
  }));
  await pictures.writeSheet(new URL(`${name}.png`, records), shown, 160);
  return record.results;
}

/** Returns a line for each method: its mean PSNR over subjects and the paper's value as `paperOf` words it. */
export function meanLines(
  results: readonly MethodResult[],
  paperOf: (method: string) => string | undefined,
): string[] {
  return [...new Set(results.map(({ method }) => method))].map((method) => {
    const scores = results.filter((result) => result.method === method).map(({ psnr }) => psnr);
    const { mean, deviation, count } = summarise(scores);
    const paper = paperOf(method);
    return `${method}: ${mean.toFixed(2)} ± ${deviation.toFixed(2)} dB over ${count}${paper ? ` (the paper: ${paper})` : ''}`;
  });
}
