import type { ContactSheetOptions } from '@fourier-features/pictures';
import {
  ERROR_GAIN,
  type FitSettings,
  measureLabel,
  measureText,
  type SheetTile,
  type Solution,
  type Task,
  type TaskInput,
} from '@fourier-features/tasks';
import { markdownTable } from './markdownTable.ts';
import { type FitReport, hasRange } from './report.ts';

/** One row of a comparison's table, one column of its sheet. */
export interface Candidate {
  /** Encoding, field or baseline, as people call it. */
  readonly method: string;
  readonly scale: number | null;
  /** Trained numbers; null for baselines. */
  readonly parameterCount: number | null;
  readonly steps: number | null;
  readonly seconds: number;
  readonly solution: Solution;
  /** Measures over the last tenth of the training, by name; absent for baselines. */
  readonly lastTenth?: FitReport['lastTenth'];
  /** Whether the network has died: its output is constant. */
  readonly dead?: boolean;
}

/** Returns a comparison as a Markdown table, one row per method. */
export function comparisonTable(candidates: readonly Candidate[]): string {
  const names = [...new Set(candidates.flatMap(({ solution }) => Object.keys(solution.scores)))];
  const measures = candidates.flatMap(({ lastTenth = {} }) => Object.entries(lastTenth));
  const late = [...new Set(measures.flatMap(([name, measure]) => (hasRange(measure) ? [name] : [])))];
  const columns = [
    ...['method', 'scale', 'parameters'],
    ...names.map((name) => measureLabel(name).label),
    ...late.map((name) => `${measureLabel(name).label}, median of the last tenth`),
    ...['steps', 'seconds'],
  ];
  const rows = candidates.map(
    ({ method, scale, parameterCount, steps, seconds, solution: { scores }, lastTenth, dead }) => [
      dead ? `${method} (dead: its output is constant)` : method,
      scale === null ? '—' : Number(scale.toPrecision(3)),
      parameterCount ?? '—',
      ...names.map((name) => {
        const score = scores[name];
        return score === undefined ? '—' : measureLabel(name).format(score);
      }),
      ...late.map((name) => {
        const measure = lastTenth?.[name];
        return measure === undefined ? '—' : measureLabel(name).format(measure.median);
      }),
      steps ?? '—',
      seconds.toFixed(1),
    ],
  );
  return markdownTable(columns, rows);
}

/** Returns a comparison as labelled pictures: the truth first, errors in a second row if the truth is known. */
export function comparisonSheet<Input extends TaskInput, Settings extends FitSettings>(
  task: Task<Input, Settings>,
  input: Input,
  candidates: readonly Candidate[],
): ContactSheetOptions {
  const truth = task.truthTile?.(input);
  const tiles: SheetTile[] = candidates.map(({ method, dead, solution: { picture, scores } }) => ({
    picture,
    title: `${method}${dead ? ' (dead)' : ''}`,
    caption: task.shownScores
      .flatMap((name) => (scores[name] === undefined ? [] : [measureText(name, scores[name])]))
      .join('\n'),
  }));
  const steps = candidates.flatMap((candidate) => candidate.steps ?? []);
  const [fewest, most] = [Math.min(...steps), Math.max(...steps)];
  const heading = `${input.description}, ${fewest === most ? most : `${fewest} to ${most}`} steps`;
  const above = truth ? [truth, ...tiles] : tiles;
  if (!truth || candidates.every(({ solution }) => !solution.error)) return { heading, tiles: above };
  const errors = candidates.map(({ solution: { error } }) =>
    error ? { picture: error, title: `error × ${ERROR_GAIN}` } : { title: '' },
  );
  return { heading, tiles: [...above, { title: '' }, ...errors], columns: above.length };
}
