import { type MethodResult, markdownTable, summarise } from '@fourier-features/experiments';
import { published as ctPublished } from '../../../../packages/ct/experiments/protocol.ts';
import { published as mriPublished } from '../../../../packages/mri/experiments/protocol.ts';
import { cell, publishedMean, titleOf } from '../means.ts';
import { readRecord } from '../readRecord.ts';
import { type ResultCell, type ResultRow, type ResultTable, withBest } from '../resultTable.ts';

const DIGITS = 1;

const NOTE = 'A number in brackets says over how many of these subjects a mean is, where not over all.';

/** One line of a table: results of some subjects, a column per method. */
interface Row {
  readonly label: string;
  readonly results: readonly MethodResult[];
}

export const CT_QUICK = 'packages/ct/experiments/records/quick.json';
export const CT_PAPER = 'packages/ct/experiments/records/paper.json';
export const MRI_QUICK = 'packages/mri/experiments/records/quick.json';

/** Returns the PSNR of CT: a line for each kind of data and protocol, and the paper's. */
export function ctResults(): ResultTable {
  const records = [CT_QUICK, CT_PAPER];
  const rows = records
    .map((path) => readRecord<MethodResult>(path))
    .flatMap(({ protocol, results }) =>
      (['shepp', 'brain'] as const).flatMap((data) => {
        const own = results.filter(({ subject }) => subject.startsWith(data));
        const label = `${describe(data, own)}, ${protocol['side']}²`;
        return own.length > 0 ? [{ label, results: own }] : [];
      }),
    );
  return resultsTable('PSNR from 20 projections in dB', records, rows, [
    ['the paper, eight phantoms, 512²', ctPublished.shepp],
    ['the paper, eight slices of other brains, 512²', ctPublished.brain],
  ]);
}

/** Returns the table of CT. */
export function ctTable(): string {
  const results = ctResults();
  const partial = results.rows.some(({ cells }) => cells.some(({ text }) => text !== undefined));
  return partial ? `${meansTable(results)}\n\n${NOTE}` : meansTable(results);
}

/** Returns the PSNR of MRI: a line for each volume, and the paper's. */
export function mriResults(): ResultTable {
  const { results } = readRecord<MethodResult>(MRI_QUICK);
  const rows = [...new Set(results.map(({ subject }) => subject))].map((subject) => ({
    label: subject.replace('colin27-', ''),
    results: results.filter((result) => result.subject === subject),
  }));
  return resultsTable('PSNR from an eighth of k-space in dB', [MRI_QUICK], rows, [
    ['the paper, six other brains, 96³', mriPublished],
  ]);
}

/** Returns the table of MRI. */
export function mriTable(): string {
  return meansTable(mriResults());
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

function resultsTable(
  caption: string,
  records: readonly string[],
  rows: readonly Row[],
  papers: readonly (readonly [label: string, published: Readonly<Record<string, string>>])[],
): ResultTable {
  const methods = methodsOf(rows);
  return {
    caption,
    records,
    head: ['', ...methods.map(titleOf)],
    rows: [
      ...rows.map((row) => resultRow(row, methods)),
      ...papers.map(([label, published]) => ({
        label,
        digits: DIGITS,
        cells: methods.map((method) => (published[method] ? { published: published[method] } : {})),
      })),
    ],
  };
}

function resultRow({ label, results }: Row, methods: readonly string[]): ResultRow {
  const all = subjectsOf(results).length;
  const cells = methods.map((method): ResultCell => {
    const scores = results.filter((result) => result.method === method).map(({ psnr }) => psnr);
    if (scores.length === 0) return {};
    return { ours: summarise(scores), ...(scores.length < all && { text: String(scores.length) }) };
  });
  return { label, digits: DIGITS, cells: withBest(cells, DIGITS) };
}

/** Returns the means of a table, and in brackets over how many subjects they are, where not over all. */
function meansTable({ head, rows }: ResultTable): string {
  return markdownTable(
    head,
    rows.map(({ label, digits, cells }) => [
      label,
      ...cells.map(({ ours, published, text }) => {
        const mean = published ? publishedMean(published) : cell(ours?.mean, digits);
        return text ? `${mean} (${text})` : mean;
      }),
    ]),
  );
}
