import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { collectExamples } from '@fourier-features/examples';
import type { ReleaseCheck } from '../releaseCheck.ts';
import { checkBlocks } from './checkBlocks.ts';
import { checkPrograms } from './checkPrograms.ts';
import { longFirstBlocks } from './longFirstBlocks.ts';
import { missingInstalls, type Readme } from './missingInstalls.ts';

/**
 * The READMEs and the guide, for someone who has only the packages: every block of TypeScript has the right types and runs in
 * a project of tarballs, every package that a README's code imports is in one of its `npm install` commands, and the
 * programs of `examples/` reach their scores.
 */
export const readmes: ReleaseCheck = {
  name: 'READMEs',
  async run({ tarballs, folder }) {
    const examples = collectExamples(pathToFileURL(`${process.cwd()}/`));
    const paths = [...new Set(examples.readmes.map(({ path }) => path))];
    const files: readonly Readme[] = await Promise.all(
      paths.map(async (path) => ({
        path,
        text: await readFile(path, 'utf8'),
        codes: examples.readmes.filter((block) => block.path === path).map(({ shown }) => shown),
      })),
    );
    const { faults, counts } = await checkBlocks([...examples.readmes, ...examples.guide], {
      tarballs,
      folder: join(folder, 'blocks'),
    });
    process.stdout.write(
      `READMEs and guide: ${counts.node} blocks in Node, ${counts.chromium} in Chromium\n`,
    );
    return [
      ...files.flatMap(missingInstalls),
      ...longFirstBlocks(files),
      ...faults,
      ...(await checkPrograms({ tarballs, folder: join(folder, 'programs') })),
    ];
  },
};
