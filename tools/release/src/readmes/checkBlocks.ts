import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { type Example, runModules, typeErrors } from '@fourier-features/examples';
import { hasChromium } from '@fourier-features/testing/browser';
import { createConsumer } from '../consumer.ts';
import type { ReleaseContext } from '../releaseCheck.ts';
import { importedPackages } from './importedPackages.ts';
import { runInPages } from './runInPages.ts';

/** As a user's project has it; without `skipLibCheck` the types of tfjs alone have hundreds of errors. */
const CONFIG = {
  compilerOptions: {
    strict: true,
    module: 'nodenext',
    target: 'es2023',
    lib: ['es2023', 'dom', 'dom.iterable'],
    types: ['node'],
    skipLibCheck: true,
    noEmit: true,
  },
  include: ['*.ts'],
};

/** What blocks may import of others; core loads the second where it chooses the backend. */
const TFJS = ['@tensorflow/tfjs', '@tensorflow/tfjs-backend-wasm'];

interface Manifest {
  readonly version: string;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

/** What blocks that need a browser import. */
const BROWSER_ONLY = /from '@fourier-features\/(?:webgpu|pictures\/browser)'/;

/** Numbers of blocks by how they were run. */
export interface BlockCounts {
  readonly node: number;
  readonly chromium: number;
}

/**
 * Checks the types of blocks of code in a project of the packages that they import, and runs them there: in Node, or in
 * Chromium those that need a browser.
 *
 * @returns a line for each block that does not pass.
 * @throws Error if there is no Chromium.
 */
export async function checkBlocks(
  blocks: readonly Example[],
  { tarballs, folder }: ReleaseContext,
): Promise<{ readonly faults: readonly string[]; readonly counts: BlockCounts }> {
  if (!hasChromium) throw new Error('readmes: needs Chromium. Set CHROMIUM to its path.');
  const files = blocks.map(({ title }) => `${title.replace(/\W+/g, '-')}.ts`);
  const ours = new Set(tarballs.map(({ name }) => name));
  const imported = [...new Set(blocks.flatMap(({ code }) => importedPackages(code)))];
  await createConsumer({
    folder,
    packages: imported.filter((name) => ours.has(name)),
    others: await versionsOfOthers(),
    files: {
      'tsconfig.json': JSON.stringify(CONFIG),
      ...Object.fromEntries(blocks.map(({ code }, i) => [files[i]!, `${code}\nexport {};\n`])),
    },
    tarballs,
  });
  const project = pathToFileURL(`${folder}/`);
  const errors = await typeErrors(project);
  const inBrowser = blocks.map(({ code }) => BROWSER_ONLY.test(code));
  const inNode = files.filter((_, i) => !inBrowser[i]);
  const nodeOutcomes = await runModules(
    inNode.map((file) => new URL(file, project)),
    project,
  );
  const pageOutcomes = await runInPages(
    blocks.filter((_, i) => inBrowser[i]).map(({ code }) => code),
    folder,
  );
  const outcomes = new Map([
    ...inNode.map((file, i) => [file, nodeOutcomes[i]] as const),
    ...files.filter((_, i) => inBrowser[i]).map((file, i) => [file, pageOutcomes[i]] as const),
  ]);
  const faults = blocks.flatMap(({ title }, i) => {
    const outcome = outcomes.get(files[i]!);
    return [
      ...(errors.get(files[i]!) ?? []).map((error) => `${title} ${error}`),
      ...(outcome === undefined ? [] : [`${title} does not run: ${outcome}`]),
    ];
  });
  return { faults, counts: { node: inNode.length, chromium: pageOutcomes.length } };
}

/** Returns the versions of the packages of others: tfjs, which core allows, and the types of Node. */
async function versionsOfOthers(): Promise<Readonly<Record<string, string>>> {
  const read = async (path: string): Promise<Manifest> => JSON.parse(await readFile(path, 'utf8'));
  const { peerDependencies } = await read('packages/core/package.json');
  const { version } = await read('node_modules/@types/node/package.json');
  return {
    ...Object.fromEntries(TFJS.map((name) => [name, peerDependencies[name]!])),
    '@types/node': version,
  };
}
