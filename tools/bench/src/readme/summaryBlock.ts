import { type Column, resultsOf } from './columns.ts';
import { machineList } from './machineList.ts';
import { markdownTable } from './markdownTable.ts';
import { milliseconds, range, times } from './range.ts';

/** The published image network. */
const [WIDTH, DEPTH] = [256, 4];
const CONTESTANTS = { native: 'native', wasm: 'WebAssembly', pytorch: 'PyTorch' };
const OURS = ['native', 'wasm'] as const;

/** Returns the table of milliseconds per step of the published network on all cores, and of ratios to PyTorch. */
export function summaryBlock(columns: readonly Column[]): string {
  const published = columns.filter(([{ workload }]) => workload.width === WIDTH && workload.depth === DEPTH);
  const head = [
    'points',
    ...Object.values(CONTESTANTS),
    ...OURS.map((name) => `${CONTESTANTS[name]} ÷ PyTorch`),
  ];
  const rows = published.map((column) => {
    const steps = (name: string) => resultsOf(column, name, 'step');
    const seconds = (name: string) => steps(name).map((result) => result.seconds);
    const ratios = (name: string) => steps(name).map((result) => result.toPytorch);
    return [
      column[0].workload.batch.toLocaleString('en'),
      ...Object.keys(CONTESTANTS).map((name) => range(seconds(name), milliseconds)),
      ...OURS.map((name) => range(ratios(name), times)),
    ];
  });
  return [
    markdownTable(head, rows),
    'Milliseconds per step on all cores, medians of alternating rounds; every engine starts from coordinates.',
    machineList(published),
  ].join('\n\n');
}
