import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { releaseNotes } from '../src/releaseNotes.ts';

let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'fourier-features-notes-'));
  addPackage(
    'packages/core',
    'core',
    '## 0.10.0\n\n### Minor Changes\n\n- Adds b.\n\n## 0.1.0\n\n### Minor Changes\n\n- Adds a.\n',
  );
  addPackage('packages/image', 'image', '## 0.10.0\n\nNo changes in this release.\n\n## 0.1.0\n\nFirst.\n');
  addPackage('packages/native/platforms/x', 'x', '## 0.1.0\n\nFirst.\n');
  mkdirSync(join(root, 'apps'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function addPackage(folder: string, name: string, changelog: string): void {
  mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, folder, 'package.json'), JSON.stringify({ name }));
  writeFileSync(join(root, folder, 'CHANGELOG.md'), `# ${name}\n\n${changelog}`);
}

test('notes of a version are those of no other, without packages that did not change', () => {
  expect(releaseNotes('0.10.0', root)).toBe('## core\n\n### Minor Changes\n\n- Adds b.\n');
});

test('packages with the same notes share a heading', () => {
  expect(releaseNotes('0.1.0', root)).toBe(
    '## core\n\n### Minor Changes\n\n- Adds a.\n\n## image, x\n\nFirst.\n',
  );
});
