import { alignedTable } from '../table.ts';
import type { HostResult } from './record.ts';

/** Formats the results of all engines for the terminal: one column per engine. */
export function reportHost(results: readonly HostResult[]): string {
  const rows = hostRows.map(([label, cell]) => [label, ...results.map(cell)]);
  return alignedTable(['', ...results.map(({ engine }) => engine)], rows, 1);
}

/** What is reported of an engine, line by line. */
export const hostRows: readonly (readonly [string, (result: HostResult) => string])[] = [
  ['5 ms timer, idle: 99th percentile of lateness', ({ timers }) => milliseconds(timers.idle99)],
  ['5 ms timer, training 65,536 points: 99th percentile', ({ timers }) => milliseconds(timers.training99)],
  ['5 ms timer, training 65,536 points: latest', ({ timers }) => milliseconds(timers.trainingMost)],
  ['abort of a step of 1,048,576 points: median', ({ aborts }) => milliseconds(aborts.median)],
  ['abort of a step of 1,048,576 points: latest', ({ aborts }) => milliseconds(aborts.most)],
  ['steps that were aborted', ({ aborts }) => `${aborts.aborted} of ${aborts.trials}`],
  ['fits in one process', ({ memory }) => `${memory.fits}`],
  ['resident memory after the first', ({ memory }) => mebibytes(memory.residentMiB[0])],
  ['resident memory after the last', ({ memory }) => mebibytes(memory.residentMiB.at(-1))],
  ['resident memory: spread over the last third', ({ memory }) => percent(memory.residentSpread)],
  ['address space after the first', ({ memory }) => mebibytes(memory.virtualMiB[0])],
  ['address space after the last', ({ memory }) => mebibytes(memory.virtualMiB.at(-1))],
  ['address space: spread over the last third', ({ memory }) => percent(memory.virtualSpread)],
];

function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en')} ms`;
}

function mebibytes(value: number | undefined): string {
  return value === undefined ? '–' : `${value.toLocaleString('en')} MiB`;
}

function percent(part: number | undefined): string {
  return part === undefined ? '–' : `${(100 * part).toFixed(1)} %`;
}
