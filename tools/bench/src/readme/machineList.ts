import type { BenchmarkRecord } from '../record.ts';
import type { Column } from './columns.ts';
import { range } from './range.ts';

/** Versions to name, by their names in records. */
const VERSIONS = { node: 'Node', pytorch: 'PyTorch', tfjs: 'tfjs' };

/** Says on which machines, with which versions and in how many rounds figures were measured. */
export function machineList(columns: readonly Column[]): string {
  const records = columns.flat();
  const names = [...new Set(records.map(({ machine }) => machine.name))];
  const lines = names.map((name) => describeMachine(records.filter(({ machine }) => machine.name === name)));
  return [names.length > 1 ? 'Ranges are over these machines:' : 'Measured on:', '', ...lines].join('\n');
}

function describeMachine(records: readonly BenchmarkRecord[]): string {
  const { cpu, cores } = records[0]!.machine;
  const races = records.flatMap((record) => record.races);
  const roundsRun = races.reduce((sum, race) => sum + race.roundsRun, 0);
  const undisturbed = races.reduce((sum, race) => sum + race.undisturbed.length, 0);
  const noise = races.map((race) => race.noise.median);
  return `- ${[
    `${cpu}, ${cores} cores`,
    ...describePeaks(records),
    ...Object.entries(VERSIONS).flatMap(([name, title]) => {
      const found = unique(records.flatMap(({ versions }) => versions[name] ?? []));
      return found.length > 0 ? [`${title} ${found.join(', ')}`] : [];
    }),
    unique(records.map(({ date }) => date)).join(', '),
    `${roundsRun - undisturbed} of ${roundsRun} rounds discarded as disturbed`,
    `a contestant entered twice differs by ${range(noise, (part) => (100 * part).toFixed(1))} %`,
  ].join('; ')}.`;
}

/** Returns a phrase with the best rates on all cores, if they were measured. */
function describePeaks(records: readonly BenchmarkRecord[]): string[] {
  const peaks = records.flatMap((record) =>
    record.peaks.filter(({ threads }) => threads === record.machine.cores),
  );
  const widths = [...new Set(peaks.map(({ bits }) => bits))];
  if (widths.length === 0) return [];
  const best = widths.map((width) => {
    const rates = peaks.filter(({ bits }) => bits === width).map(({ gflops }) => gflops);
    return `${Math.max(...rates).toFixed(0)} with ${width} bits`;
  });
  return [`peak GFLOP/s ${best.join(', ')}`];
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
