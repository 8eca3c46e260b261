import { markdownTable } from '@fourier-features/experiments';
import { type Column, resultsOf } from './columns.ts';
import { machineList } from './machineList.ts';
import { milliseconds, range, times } from './range.ts';

/** The published image network. */
const [WIDTH, DEPTH] = [256, 4];
const CONTESTANTS = { native: 'native', wasm: 'WebAssembly', pytorch: 'PyTorch' };
const OURS = ['native', 'wasm'] as const;
const KEPT = 'PyTorch, kept features';

/** Returns the table of milliseconds per step of the published network on all cores, and of ratios to PyTorch. */
export function summaryBlock(columns: readonly Column[]): string {
  const published = columns.filter(([{ workload }]) => workload.width === WIDTH && workload.depth === DEPTH);
  const head = [
    'points',
    ...Object.values(CONTESTANTS),
    KEPT,
    ...OURS.flatMap((name) => [`${CONTESTANTS[name]} ÷ PyTorch`, '÷ kept']),
  ];
  const rows = published.map((column) => {
    const steps = (name: string) => resultsOf(column, name, 'step');
    const seconds = (name: string) => steps(name).map((result) => result.seconds);
    const kept = resultsOf(column, 'pytorch', 'stepOnFeatures').map((result) => result.seconds);
    const ratios = (name: string) => steps(name).map((result) => result.toPytorch);
    const keptRatios = (name: string) => steps(name).map((result) => result.toPytorchOnFeatures);
    return [
      column[0].workload.batch.toLocaleString('en'),
      ...Object.keys(CONTESTANTS).map((name) => range(seconds(name), milliseconds)),
      range(kept, milliseconds),
      ...OURS.flatMap((name) => [range(ratios(name), times), range(keptRatios(name), times)]),
    ];
  });
  return [
    markdownTable(head, rows),
    'Milliseconds per step on all cores, medians of alternating rounds. Every engine starts from coordinates, except PyTorch with kept features, which are computed once for all steps: that takes a batch that does not change.',
    machineList(published),
  ].join('\n\n');
}
