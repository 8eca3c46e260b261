import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { hashSources, listSources, readSources } from '@fourier-features/experiments';
import { describe, expect, it } from 'vitest';

const ENGINE = '@fourier-features/engine';

/** A script that imports a module of its package, a worker, and another package with C sources. */
const FILES: Readonly<Record<string, string>> = {
  'task/package.json': '{"name":"@fourier-features/task"}',
  'task/experiments/run.ts':
    "import { one } from './one.ts';\nnew Worker(new URL('./worker.ts', import.meta.url));\n",
  'task/experiments/one.ts': `/** One. */\nexport const one = 1;\nimport('${ENGINE}');\n`,
  'task/experiments/worker.ts': 'postMessage(2);\n',
  'task/experiments/other.ts': 'export const other = 3;\n',
  'engine/package.json': `{"name":"${ENGINE}","exports":"./src/index.ts"}`,
  'engine/src/index.ts': 'export const engine = 4;\n',
  'engine/src/unused.ts': 'export const unused = 5;\n',
  'engine/c/kernel.c': '/* Adds. */\nint add(int a, int b) { return a + b; }\n',
};

async function inRepository(
  changes: Readonly<Record<string, string>>,
  use: (root: string, script: string) => Promise<void> | void,
): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'fourier-features-sources-'));
  try {
    for (const [path, text] of Object.entries({ ...FILES, ...changes })) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    }
    await mkdir(join(root, 'task/node_modules/@fourier-features'), { recursive: true });
    await symlink(join(root, 'engine'), join(root, 'task/node_modules/@fourier-features/engine'), 'junction');
    await use(root, join(root, 'task/experiments/run.ts'));
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

async function hashWith(changes: Readonly<Record<string, string>>): Promise<string> {
  let hash = '';
  await inRepository(changes, (_, script) => {
    hash = hashSources([script]);
  });
  return hash;
}

describe('listSources', () => {
  it('follows imports, workers and other packages, and takes the C sources of these', async () => {
    await inRepository({}, (_, script) => {
      const names = listSources([script]).map((path) =>
        path.replaceAll('\\', '/').split('/').slice(-3).join('/'),
      );
      expect(names).toEqual([
        'engine/c/kernel.c',
        'engine/src/index.ts',
        'task/experiments/one.ts',
        'task/experiments/run.ts',
        'task/experiments/worker.ts',
      ]);
    });
  });
});

describe('hashSources', () => {
  it('is the same in another folder, with other comments and line ends, and whatever is not imported', async () => {
    const same = await hashWith({
      'task/experiments/one.ts': `/**\n * The number one.\n */\n// Exported.\nexport const one = 1;\r\n\r\nimport('${ENGINE}');\r\n`,
      'task/experiments/other.ts': 'export const other = 0;\n',
      'engine/src/unused.ts': '',
      'engine/c/kernel.c': 'int add(int a, int b) { return a + b; }\n',
    });
    expect(same).toBe(await hashWith({}));
  });

  it.each([
    ['task/experiments/one.ts', `export const one = 2;\nimport('${ENGINE}');\n`],
    ['task/experiments/worker.ts', 'postMessage(3);\n'],
    ['engine/src/index.ts', "export const engine = 4; // '\n"],
    ['engine/c/kernel.c', 'int add(int a, int b) { return b + a; }\n'],
    ['engine/c/more.h', '#define MORE 1\n'],
  ])('changes with %s', async (path, text) => {
    expect(await hashWith({ [path]: text })).not.toBe(await hashWith({}));
  });
});

describe('readSources', () => {
  it('names the commit, and whether a source differs from it, or no commit outside a repository', async () => {
    await inRepository({}, async (root, script) => {
      const read = () => readSources(pathToFileURL(script));
      const git = (...options: string[]): string =>
        execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...options], {
          cwd: root,
          encoding: 'utf8',
        });
      expect(read()).toMatchObject({ commit: null, dirty: null });
      git('init', '--quiet');
      git('add', '.');
      git('commit', '--quiet', '--message', 'all');
      const commit = git('rev-parse', 'HEAD').trim();
      await writeFile(join(root, 'engine/src/unused.ts'), '');
      expect(read()).toEqual({ hash: hashSources([script]), commit, dirty: false });
      await writeFile(join(root, 'engine/c/new.h'), '');
      expect(read()).toMatchObject({ commit, dirty: true });
    });
  });
});
