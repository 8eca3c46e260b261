import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getReleaseLine } from '../src/changelog.ts';
import { type PublishedPackage, publishedPackages } from '../src/publishedPackages.ts';
import { run } from '../src/run.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

let copy: string;

/** Runs `changeset version` on a copy of all that it reads. */
beforeAll(async () => {
  copy = mkdtempSync(join(tmpdir(), 'fourier-features-version-'));
  const tracked = (await run('git', ['ls-files'], { cwd: ROOT })).split('\n');
  const read = tracked.filter((file) =>
    /(^|\/)(package\.json|pnpm-workspace\.yaml|CHANGELOG\.md)$|^\.changeset\/|^tools\/release\/src\/changelog\.ts$/.test(
      file,
    ),
  );
  for (const file of read) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(ROOT, file), join(copy, file));
  }
  const git = (...options: readonly string[]) =>
    run('git', ['-c', 'user.name=test', '-c', 'user.email=test@localhost', ...options], { cwd: copy });
  await git('init', '--quiet', '--initial-branch=main');
  await git('add', '--all');
  await git('commit', '--quiet', '--message=all');
  await run('node', [join(ROOT, 'node_modules/@changesets/cli/bin.js'), 'version'], { cwd: copy });
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

const manifestOf = (root: string, folder: string) =>
  JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as { version: string };
const notesOf = ({ folder }: PublishedPackage) => readFileSync(join(copy, folder, 'CHANGELOG.md'), 'utf8');

test('all published packages get one version', () => {
  const versions = publishedPackages(copy).map(({ folder }) => manifestOf(copy, folder).version);
  expect(new Set(versions).size).toBe(1);
});

test('private workspaces keep their version', () => {
  for (const folder of ['tools/release', 'tools/bench', 'apps/docs', 'examples']) {
    expect(manifestOf(copy, folder).version, folder).toBe(manifestOf(ROOT, folder).version);
  }
});

test('release notes name no commits and no updated dependencies', () => {
  for (const published of publishedPackages(copy)) {
    const notes = notesOf(published);
    expect(notes, published.name).not.toMatch(/Updated dependencies|\b[0-9a-f]{7,40}: /);
    expect(notes, published.name).toContain(`## ${manifestOf(copy, published.folder).version}\n`);
  }
});

test('a paragraph becomes one item, and a list stays a list', () => {
  expect(getReleaseLine({ summary: 'Adds `a`.\nIt does b.\n\nAnd c.' })).toBe(
    '- Adds `a`.\n  It does b.\n\n  And c.',
  );
  expect(getReleaseLine({ summary: 'First release.\n\n- a\n- b\n' })).toBe('First release.\n\n- a\n- b\n');
});
