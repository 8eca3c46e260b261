import { numbersOf, readJson } from '@fourier-features/readmes';
import { fieldNumbers } from './fieldNumbers.ts';

type Result = Readonly<Record<string, unknown>>;

/** What results are grouped by, alone and together, and what is averaged over them. */
const GROUPS = [['encoding'], ['method'], ['method', 'subject'], ['method', 'data'], ['encoding', 'shape']];
const SCORES = ['psnr', 'heldOutPsnr', 'uniformIou', 'boundaryIou'];

/** What tables do not show: the fewer values there are, the fewer wrong numbers are found among them. */
const LEFT_OUT = new Set([
  ...['curve', 'ssim', 'fitPsnr', 'views', 'scores', 'hash', 'sha256', 'commit', 'sources', 'date'],
  ...[
    'secondsByRound',
    'readings',
    'peaks',
    'races',
    'gflops',
    'partOfPeak',
    'leastPartOfPeak',
    'leastSeconds',
  ],
  ...['toPytorchOnFeatures', 'peakMiB', 'loadBefore', 'stepSeconds', 'size'],
]);

/** Returns the numbers of a record that a table may show: those it holds, and means, deviations and counts of its scores. */
export function recordNumbers(path: string): number[] {
  const record = readJson<{ readonly results: readonly Result[] }>(path);
  const results = record.results.map((result) =>
    typeof result['subject'] === 'string' ? { ...result, data: result['subject'].split(':')[0] } : result,
  );
  return [
    ...numbersOf(without(record)),
    ...summaries(results),
    ...milliseconds(results),
    ...fieldNumbers(results),
  ];
}

/** Computed here once more, by the formulas, and not with what the tables use. */
function summaries(results: readonly Result[]): number[] {
  return GROUPS.flatMap((keys) => {
    const groups = new Map<string, Result[]>();
    for (const result of results) {
      const key = keys.map((name) => String(result[name])).join(' ');
      groups.set(key, [...(groups.get(key) ?? []), result]);
    }
    return [...groups.values()].flatMap((group) => [
      ...SCORES.flatMap((score) => moments(group.map((result) => result[score]))),
      ...moments(
        group.flatMap(({ views }) => (views as Result[] | undefined)?.map(({ psnr }) => psnr) ?? []),
      ),
    ]);
  });
}

function moments(values: readonly unknown[]): number[] {
  const numbers = values.filter((value) => typeof value === 'number');
  const n = numbers.length;
  if (n === 0) return [];
  const sum = numbers.reduce((one, other) => one + other);
  const squares = numbers.reduce((one, other) => one + other * other, 0);
  return [n, sum / n, Math.sqrt(Math.max(0, squares / n - (sum / n) ** 2))];
}

/** Benchmarks hold seconds, and tables show milliseconds. */
function milliseconds(results: readonly Result[]): number[] {
  return results.flatMap(({ work, seconds }) =>
    work && typeof seconds === 'number' ? [1000 * seconds] : [],
  );
}

function without(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(without);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !LEFT_OUT.has(key))
      .map(([key, each]) => [key, without(each)]),
  );
}
