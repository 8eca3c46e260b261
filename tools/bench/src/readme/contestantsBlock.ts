import { markdownTable } from '@fourier-features/experiments';
import type { Result } from '../result.ts';
import { type Column, resultsOf } from './columns.ts';
import { machineList } from './machineList.ts';
import { milliseconds, percent, range, times } from './range.ts';

/** Returns the tables of every contestant's times for one kind of work, and of its rates as parts of the peak. */
export function contestantsBlock(columns: readonly Column[], work: string): string {
  const table = (cell: (results: readonly Result[]) => string): string =>
    markdownTable(
      ['', ...columns.map(heading)],
      entriesOf(columns, work).map(({ name, verb }) => [
        verb === work ? name : `${name}, kept features`,
        ...columns.map((column) => cell(resultsOf(column, name, verb))),
      ]),
    );
  return [
    "Milliseconds, median (in brackets: divided by PyTorch's on as many threads, and by PyTorch's on kept features):",
    table((results) => {
      const seconds = results.map((result) => result.seconds);
      const ratios = results.map((result) => result.toPytorch);
      const onFeatures = results.map((result) => result.toPytorchOnFeatures);
      const both = [range(ratios, times), range(onFeatures, times)].filter((text) => text !== '–');
      return withBrackets(range(seconds, milliseconds), both.join('; ') || '–');
    }),
    'Part of the peak of fused multiply-adds at the width of the vectors, median (in brackets: the fastest one):',
    table((results) => {
      const median = results.map((result) => result.partOfPeak);
      const fastest = results.map((result) => result.leastPartOfPeak);
      return withBrackets(range(median, percent, ' %'), range(fastest, percent, ' %'));
    }),
    machineList(columns),
  ].join('\n\n');
}

/** Returns the contestants of all columns, each with the kinds of work that it did, without the second entry. */
function entriesOf(columns: readonly Column[], work: string): { name: string; verb: string }[] {
  const entries = new Map<string, { name: string; verb: string }>();
  for (const { name, work: verb } of columns.flat().flatMap(({ results }) => results)) {
    const wanted = verb === work || verb === `${work}OnFeatures`;
    if (wanted && !name.endsWith(', again')) entries.set(`${name} ${verb}`, { name, verb });
  }
  return [...entries.values()];
}

function heading([{ workload }]: Column): string {
  return `${workload.depth} × ${workload.width}, ${workload.batch.toLocaleString('en')} points`;
}

function withBrackets(first: string, second: string): string {
  return second === '–' ? first : `${first} (${second})`;
}
