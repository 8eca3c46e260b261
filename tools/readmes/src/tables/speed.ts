import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BenchmarkRecord } from '../../../bench/src/record.ts';
import { ROOT, readJson } from '../readRecord.ts';
import { type ResultTable, textRow } from '../resultTable.ts';

const FOLDER = 'tools/bench/records/';

/** A contestant without the second entry of the first one, and without forced widths of vectors. */
const SHOWN = /^(native|wasm|tfjs wasm|pytorch)(, 1 thread)?$/;

/** Versions that a table of times names, by their names in records. */
const VERSIONS = { node: 'Node', pytorch: 'PyTorch', tfjs: 'tfjs', compiler: '' } as const;

/** Returns the times of training steps, and what they are as parts of PyTorch's in the same run. */
export function speedResults(work: 'step' | 'infer'): ResultTable {
  const paths = benchmarkPaths();
  const records = paths.map((path) => readJson<BenchmarkRecord>(path));
  const names = [
    ...new Set(
      records.flatMap(({ results }) => results.map(({ name }) => name).filter((name) => SHOWN.test(name))),
    ),
  ];
  return {
    caption:
      work === 'step'
        ? "Milliseconds per training step, and in brackets divided by PyTorch's on as many threads"
        : "Milliseconds to evaluate a batch, and in brackets divided by PyTorch's on as many threads",
    records: paths,
    head: [
      'engine',
      ...records.map(
        ({ workload }) =>
          `${workload.depth} × ${workload.width}, ${workload.batch.toLocaleString('en')} points`,
      ),
    ],
    rows: names.map((name) =>
      textRow(
        name,
        records.map(({ results }) => {
          const result = results.find((each) => each.name === name && each.work === work);
          if (!result) return '';
          const time = digits(1000 * result.seconds);
          return result.toPytorch === undefined || result.toPytorch === null || name.startsWith('pytorch')
            ? time
            : `${time} (${result.toPytorch.toFixed(2)})`;
        }),
      ),
    ),
  };
}

/** Says on what the engines were timed: machine, versions, day, and the rounds that counted. */
export function speedConditions(): string[] {
  return benchmarkPaths().map((path) => {
    const { workload, machine, versions, date, races } = readJson<BenchmarkRecord>(path);
    const named = Object.entries(VERSIONS).flatMap(([name, title]) => {
      const version = versions[name];
      return version ? [`${title} ${version}`.trim()] : [];
    });
    const rounds = races.map(({ undisturbed, roundsRun }) => `${undisturbed.length} of ${roundsRun}`);
    const size = `${workload.depth} × ${workload.width}, ${workload.batch.toLocaleString('en')} points`;
    return `${size}: ${machine.cpu}, ${machine.cores} cores; ${named.join(', ')}; ${date}; commit ${versions['commit']}; rounds that count: ${rounds.join(' and ')}`;
  });
}

/** Returns the records of workloads, smallest first. */
function benchmarkPaths(): string[] {
  const folders = readdirSync(fileURLToPath(new URL(FOLDER, ROOT)));
  return folders
    .flatMap((folder) =>
      readdirSync(fileURLToPath(new URL(`${FOLDER}${folder}/`, ROOT)))
        .filter((file) => /^\d.*\.json$/.test(file))
        .map((file) => `${FOLDER}${folder}/${file}`),
    )
    .map((path) => ({ path, workload: readJson<BenchmarkRecord>(path).workload }))
    .sort(({ workload: a }, { workload: b }) => a.width - b.width || a.depth - b.depth || a.batch - b.batch)
    .map(({ path }) => path);
}

/** Three significant digits, without an exponent. */
function digits(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
