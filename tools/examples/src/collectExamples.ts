import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { docExamples } from './docExamples.ts';
import { fencedCode } from './fencedCode.ts';

/** A module to check. */
export interface Example {
  /** File, line and subject, such as `packages/core/src/fit/fit.ts:12 fit`. */
  readonly title: string;
  /** Path of the file, from the root. */
  readonly path: string;
  /** What readers see of the code. */
  readonly shown: string;
  readonly code: string;
}

/** Everything in the repository that documentation presents as runnable or at least valid TypeScript. */
export interface Examples {
  /** The `@example`s of docstrings below packages' `src/`. */
  readonly docstrings: readonly Example[];
  /** The `ts` blocks of the README at the root and of those of packages. */
  readonly readmes: readonly Example[];
  /** The `ts` blocks of the guide of the documentation site. */
  readonly guide: readonly Example[];
  /** The programs of `examples/` and the `example.ts` of packages that have one, relative to the root. */
  readonly scripts: readonly string[];
}

const GUIDE = 'apps/docs/src/content/docs/guide/';

/** @param root the root of the repository, with a trailing slash. */
export function collectExamples(root: URL): Examples {
  const read = (path: string): string => readFileSync(new URL(path, root), 'utf8').replaceAll('\r\n', '\n');
  const present = (path: string): boolean => existsSync(new URL(path, root));
  // A renamed package leaves a folder of ignored files behind.
  const packages = readdirSync(new URL('packages/', root))
    .map((name) => `packages/${name}`)
    .filter((folder) => present(`${folder}/package.json`));
  const sources = packages.flatMap((folder) =>
    readdirSync(new URL(`${folder}/src/`, root), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => `${folder}/src/${path.replaceAll('\\', '/')}`)
      .toSorted(),
  );
  const guide = readdirSync(new URL(GUIDE, root))
    .filter((name) => name.endsWith('.mdx'))
    .map((name) => `${GUIDE}${name}`);
  const blocksOf = (path: string): Example[] =>
    fencedCode(read(path)).map(({ line, ...code }) => ({ title: `${path}:${line}`, path, ...code }));
  return {
    docstrings: sources.flatMap((path) =>
      docExamples(read(path)).map(({ subject, line, code }) => ({
        title: `${path}:${line} ${subject}`,
        path,
        shown: code,
        code,
      })),
    ),
    readmes: ['README.md', ...packages.map((folder) => `${folder}/README.md`)]
      .filter(present)
      .flatMap(blocksOf),
    guide: guide.toSorted().flatMap(blocksOf),
    scripts: [
      ...readdirSync(new URL('examples/', root))
        .filter((name) => name.endsWith('.ts'))
        .map((name) => `examples/${name}`),
      ...packages.map((folder) => `${folder}/example.ts`).filter(present),
    ],
  };
}
