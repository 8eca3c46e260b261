import { type MethodResult, markdownTable } from '@fourier-features/experiments';
import { published as ctPublished } from '../../../../packages/ct/experiments/protocol.ts';
import { published as mriPublished } from '../../../../packages/mri/experiments/protocol.ts';
import { cell, meanOf, publishedMean, titleOf } from '../means.ts';
import { readRecord } from '../readRecord.ts';

/** One line of a table: results of some subjects, a column per method. */
interface Row {
  readonly label: string;
  readonly results: readonly MethodResult[];
}

/** Returns the table of CT: a line for each kind of data and protocol. */
export function ctTable(): string {
  const records = (['quick', 'paper'] as const).map((name) =>
    readRecord<MethodResult>(`packages/ct/experiments/records/${name}.json`),
  );
  const rows = records.flatMap(({ protocol, results }) =>
    (['shepp', 'brain'] as const).flatMap((data) => {
      const own = results.filter(({ subject }) => subject.startsWith(data));
      const label = `${describe(data, own)}, ${protocol['side']}²`;
      return own.length > 0 ? [{ label, results: own }] : [];
    }),
  );
  const methods = methodsOf(rows);
  return [
    markdownTable(
      ['', ...methods.map(titleOf)],
      [
        ...rows.map((row) => cellsOf(row, methods)),
        publishedRow('the paper, eight phantoms, 512²', ctPublished.shepp, methods),
        publishedRow('the paper, eight slices of other brains, 512²', ctPublished.brain, methods),
      ],
    ),
    note(rows, methods),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** Returns the table of MRI: a line for each volume. */
export function mriTable(): string {
  const { results } = readRecord<MethodResult>('packages/mri/experiments/records/quick.json');
  const rows = [...new Set(results.map(({ subject }) => subject))].map((subject) => ({
    label: subject.replace('colin27-', ''),
    results: results.filter((result) => result.subject === subject),
  }));
  const methods = methodsOf(rows);
  return markdownTable(
    ['', ...methods.map(titleOf)],
    [
      ...rows.map((row) => cellsOf(row, methods)),
      publishedRow('the paper, six other brains, 96³', mriPublished, methods),
    ],
  );
}

function describe(data: 'shepp' | 'brain', results: readonly MethodResult[]): string {
  const subjects = subjectsOf(results);
  if (data === 'brain')
    return subjects.length === 1 ? 'a slice of a brain' : `${subjects.length} slices of a brain`;
  const numbers = subjects.map((subject) => subject.slice('shepp:'.length));
  if (numbers.length === 1) return `phantom ${numbers[0]}`;
  return `phantoms ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`;
}

function subjectsOf(results: readonly MethodResult[]): string[] {
  return [...new Set(results.map(({ subject }) => subject))];
}

/** Baselines first, then the encodings in the paper's order. */
function methodsOf(rows: readonly Row[]): string[] {
  const encodings = ['none', 'basic', 'positional', 'gaussian'];
  const met = [...new Set(rows.flatMap(({ results }) => results.map(({ method }) => method)))];
  return [...met.filter((method) => !encodings.includes(method)), ...encodings];
}

function cellsOf({ label, results }: Row, methods: readonly string[]): string[] {
  const all = subjectsOf(results).length;
  return [
    label,
    ...methods.map((method) => {
      const scores = results.filter((result) => result.method === method).map(({ psnr }) => psnr);
      const mean = cell(meanOf(scores), 1);
      return scores.length > 0 && scores.length < all ? `${mean} (${scores.length})` : mean;
    }),
  ];
}

function publishedRow(
  label: string,
  published: Readonly<Record<string, string>>,
  methods: readonly string[],
): string[] {
  return [label, ...methods.map((method) => (published[method] ? publishedMean(published[method]) : ''))];
}

/** Says what a number in brackets means, if a cell has one. */
function note(rows: readonly Row[], methods: readonly string[]): string {
  const partial = rows.some((row) => cellsOf(row, methods).some((text) => /\(\d+\)$/.test(text)));
  return partial
    ? 'A number in brackets says over how many of these subjects a mean is, where not over all.'
    : '';
}
