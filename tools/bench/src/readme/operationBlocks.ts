import { markdownTable } from '@fourier-features/experiments';
import {
  CT_ANGLES,
  CT_SIDE,
  CT_TRANSFORMS,
  EIGEN_SIZE,
  LABELLED_POINTS,
  MESHES,
  MRI_MASKS,
  MRI_SIDE,
} from '../operations/operations.ts';
import type { OperationsRecord } from '../operations/record.ts';
import { milliseconds, range } from './range.ts';

const NO_RECORDS = 'No records yet: `npx pnpm --filter @fourier-features/bench operations --record`.';
const BLOCKS = ['transforms', 'sampling', 'labels', 'eigen'] as const;

/** Returns the tables of operations by name, ranges over machines of the fastest run. */
export function operationBlocks(
  records: readonly OperationsRecord[],
): Record<(typeof BLOCKS)[number], string> {
  if (records.length === 0)
    return Object.fromEntries(BLOCKS.map((name) => [name, NO_RECORDS])) as ReturnType<typeof operationBlocks>;
  const resultsOf = (name: string) =>
    records.flatMap(({ results }) => results.filter((result) => result.name === name));
  const time = (name: string): string =>
    range(
      resultsOf(name).map(({ seconds }) => Math.min(...seconds)),
      milliseconds,
      ' ms',
    );
  const rate = (name: string): string =>
    range(
      resultsOf(name).map(({ count, seconds }) => count / Math.min(...seconds)),
      (value) => (value >= 1e7 ? (value / 1e6).toFixed(0) : (value / 1e6).toPrecision(2)),
      ' million',
    );
  const where = `Time of one core, fastest of several runs, on ${records
    .map(({ machine, date, versions }) => `${machine.cpu} (Node ${versions['node']}, ${date})`)
    .join(', ')}.`;
  const blocks = {
    transforms: markdownTable(
      [`${CT_SIDE}², ${CT_ANGLES} angles`, 'first application', 'application', 'adjoint'],
      CT_TRANSFORMS.map((name) => [
        `\`${name}\``,
        ...['first apply', 'apply', 'adjoint'].map((verb) => time(`ct: ${name}, ${verb}`)),
      ]),
    ),
    sampling: markdownTable(
      [`${MRI_SIDE}³`, 'application', 'adjoint'],
      MRI_MASKS.map((name) => [name, time(`mri: ${name}, apply`), time(`mri: ${name}, adjoint`)]),
    ),
    labels: markdownTable(
      ['mesh', 'labels per second'],
      MESHES.map((name) => [name, rate(`occupancy: labels, ${name}`)]),
    ),
    eigen: `An eigendecomposition for n = ${EIGEN_SIZE} takes ${time(`theory: eigendecomposition, n = ${EIGEN_SIZE}`)}.`,
  };
  const points = `Labels of ${LABELLED_POINTS.toLocaleString('en')} uniform points of the procedural gyroid, and of the same mesh without one face.`;
  return {
    transforms: [blocks.transforms, where].join('\n\n'),
    sampling: [blocks.sampling, where].join('\n\n'),
    labels: [blocks.labels, `${points} ${where}`].join('\n\n'),
    eigen: `${blocks.eigen} ${where}`,
  };
}
