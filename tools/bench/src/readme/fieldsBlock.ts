import { markdownTable } from '@fourier-features/experiments';
import { networkWords } from '../workload.ts';
import { type Column, resultsOf } from './columns.ts';
import { machineList } from './machineList.ts';
import { milliseconds, range, times } from './range.ts';

const CONTESTANTS = {
  native: 'native',
  wasm: 'WebAssembly',
  'tfjs wasm': 'tfjs',
  pytorch: 'PyTorch',
  'pytorch, compiled': 'PyTorch, compiled',
};
const OURS = ['native', 'wasm'] as const;

/** Returns the table of milliseconds per step of fields without Fourier features on all cores, and of ratios to PyTorch. */
export function fieldsBlock(columns: readonly Column[]): string {
  const head = [
    'field, network',
    'points',
    ...Object.values(CONTESTANTS),
    ...OURS.flatMap((name) => [`${CONTESTANTS[name]} ÷ PyTorch`, '÷ compiled']),
  ];
  const rows = columns.map((column) => {
    const steps = (name: string) => resultsOf(column, name, 'step');
    const seconds = (name: string) => steps(name).map((result) => result.seconds);
    const ratios = (name: string) => steps(name).map((result) => result.toPytorch);
    const compiledRatios = (name: string) => steps(name).map((result) => result.toPytorchCompiled);
    const { workload } = column[0];
    return [
      networkWords(workload),
      workload.batch.toLocaleString('en'),
      ...Object.keys(CONTESTANTS).map((name) => range(seconds(name), milliseconds)),
      ...OURS.flatMap((name) => [range(ratios(name), times), range(compiledRatios(name), times)]),
    ];
  });
  return [
    markdownTable(head, rows),
    'Milliseconds per step on all cores, medians of alternating rounds. PyTorch has the same gather and scatter, and Adam in one pass; its update of the tables touches all entries, ours those of the batch.',
    machineList(columns),
  ].join('\n\n');
}
