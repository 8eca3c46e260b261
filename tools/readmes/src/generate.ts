import { readFileSync } from 'node:fs';
import { fillMarkers } from '@fourier-features/experiments';
import { ROOT } from './readRecord.ts';
import { baselinesTable } from './tables/baselines.ts';
import { fieldsTable, sizesTable, winnersTable } from './tables/fields.ts';
import { overviewTable } from './tables/overview.ts';
import { picturesTable } from './tables/pictures.ts';
import { ctTable, mriTable } from './tables/reconstruction.ts';
import { scaleTable } from './tables/scale.ts';
import { gainTable, scenesTable } from './tables/scenes.ts';

/** READMEs with tables of records. */
const READMES = [
  'README.md',
  'packages/ct/README.md',
  'packages/image/README.md',
  'packages/mri/README.md',
  'packages/nerf/README.md',
  'packages/tasks/README.md',
  'packages/theory/README.md',
];

/** A README, as it is and as the records say that it should be. */
export interface GeneratedReadme {
  /** Path from the root. */
  readonly path: string;
  readonly written: string;
  readonly generated: string;
}

/**
 * Generates what stands between `<!-- records:NAME -->` and `<!-- /records:NAME -->` of all READMEs.
 *
 * @param texts READMEs to take as they are here, by their path, rather than as they are on disk.
 */
export function generateReadmes(texts: ReadonlyMap<string, string> = new Map()): GeneratedReadme[] {
  const blocks = {
    overview: overviewTable(),
    pictures: picturesTable(),
    scale: scaleTable(),
    ct: ctTable(),
    baselines: baselinesTable(),
    mri: mriTable(),
    scenes: scenesTable(),
    gain: gainTable(),
    fields: fieldsTable(),
    winners: winnersTable(),
    sizes: sizesTable(),
  };
  return READMES.map((path) => {
    const written = texts.get(path) ?? readFileSync(new URL(path, ROOT), 'utf8');
    return { path, written, generated: fillMarkers(written, 'records', blocks) };
  });
}
