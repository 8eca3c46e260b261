import { describe, expect, test } from 'vitest';
import { creditFaults } from '../../src/tarballs/creditFaults.ts';
import { dependencyFaults } from '../../src/tarballs/dependencyFaults.ts';
import { fileFaults } from '../../src/tarballs/fileFaults.ts';
import { manifestFaults } from '../../src/tarballs/manifestFaults.ts';
import { readmeFaults } from '../../src/tarballs/readmeFaults.ts';
import { sourceMapFaults } from '../../src/tarballs/sourceMapFaults.ts';
import { unpacked } from './unpacked.ts';

test.each([
  ['creditFaults', creditFaults],
  ['dependencyFaults', dependencyFaults],
  ['fileFaults', fileFaults],
  ['manifestFaults', manifestFaults],
  ['readmeFaults', readmeFaults],
  ['sourceMapFaults', sourceMapFaults],
] as const)('%s() finds nothing in a sound tarball', (_, faultsOf) => {
  expect(faultsOf(unpacked())).toEqual([]);
});

describe('fileFaults()', () => {
  test('misses a licence, absent or empty', () => {
    for (const LICENSE of [undefined, ''])
      expect(fileFaults(unpacked({ LICENSE }))).toEqual(['LICENSE is missing']);
  });

  test.each(['test/a.test.ts', 'experiments/run.ts', 'tsconfig.tsbuildinfo', '.npmrc'])(
    'refuses %s',
    (path) => {
      expect(fileFaults(unpacked({ [path]: 'text' }))).toEqual([`${path} is not for users`]);
    },
  );

  test('finds folders of the machine in text, not in binary data', () => {
    const tarball = unpacked({ 'dist/a.js': "'/home/me/project/a'", 'a.bin': '/home/me/' });
    expect(fileFaults(tarball, ['/home/me'])).toEqual(['dist/a.js names a folder of this machine']);
  });
});

describe('manifestFaults()', () => {
  test('finds ranges of the workspace', () => {
    const tarball = unpacked({}, { dependencies: { valibot: 'catalog:' } });
    expect(manifestFaults(tarball)).toEqual(['valibot has the range catalog:']);
  });

  test('finds entries without a file, patterns included', () => {
    const exports = { '.': { types: './dist/index.d.ts', default: './dist/no.js' }, './data/*': './data/*' };
    expect(manifestFaults(unpacked({}, { exports }))).toEqual(['dist/no.js is missing', 'data/* is missing']);
  });

  test('wants core as a peer', () => {
    const dependencies = { '@fourier-features/core': '^1.0.0' };
    expect(manifestFaults(unpacked({}, { dependencies }))).toHaveLength(1);
    expect(manifestFaults(unpacked({}, { peerDependencies: dependencies }))).toEqual([]);
  });

  test('finds imports that bundlers drop where sideEffects is false', () => {
    expect(manifestFaults(unpacked({ 'dist/index.js': "import './register.js';\n" }))).toEqual([
      'dist/index.js imports a module for its side effects, which bundlers may drop',
    ]);
  });
});

describe('sourceMapFaults()', () => {
  test('finds absent maps and absent sources', () => {
    expect(sourceMapFaults(unpacked({ 'dist/index.d.ts.map': undefined }))).toEqual([
      'dist/index.d.ts.map is missing',
    ]);
    expect(sourceMapFaults(unpacked({ 'src/index.ts': undefined }))).toEqual([
      'dist/index.js.map names src/index.ts, which is missing',
      'dist/index.d.ts.map names src/index.ts, which is missing',
    ]);
  });
});

describe('dependencyFaults()', () => {
  test('finds what is imported but not declared, in types too', () => {
    const tarball = unpacked({ 'dist/index.d.ts': "export type { A } from '@scope/types/deep';\n" });
    expect(dependencyFaults(tarball)).toEqual(['@scope/types is imported but not a dependency']);
  });

  test('finds what is declared but not named, and leaves peers and examples in docstrings alone', () => {
    const tarball = unpacked(
      { 'dist/index.js': "/** import 'unknown'; */\nimport fs from 'node:fs';\n" },
      { peerDependencies: { webgpu: '1' } },
    );
    expect(dependencyFaults(tarball)).toEqual(['valibot is a dependency but not imported']);
  });
});

test('the bundled page of view needs no types, maps or dependencies', () => {
  const tarball = unpacked({ 'dist/viewer/assets/page.js': "import 'module'; import './stage.js';\n" });
  expect([...sourceMapFaults(tarball), ...dependencyFaults(tarball), ...manifestFaults(tarball)]).toEqual([]);
});

test('creditFaults() wants a licence next to data', () => {
  expect(
    creditFaults(unpacked({ 'photos/a.png': 'x', 'texts/b.png': 'x', 'texts/LICENSE.txt': 'x' })),
  ).toEqual(['photos holds data without a LICENSE.txt']);
});

describe('readmeFaults()', () => {
  test('refuses long first examples', () => {
    const readme = `\`\`\`sh\nnpm install @fourier-features/sound\n\`\`\`\n\`\`\`ts\n${'a;\n'.repeat(16)}\`\`\`\n`;
    expect(readmeFaults(unpacked({ 'README.md': readme }))).toEqual([
      'the first example of README.md must have 1 to 15 lines, got 16',
    ]);
  });

  test('wants none of a package that comes with another', () => {
    const readme = 'Part of @fourier-features/sound.\n\n```sh\nnpm install @fourier-features/whole\n```\n';
    expect(readmeFaults(unpacked({ 'README.md': readme }))).toEqual([]);
  });

  test('wants a command that installs the package', () => {
    expect(readmeFaults(unpacked({ 'README.md': '@fourier-features/sound makes sounds.' }))).toEqual([
      'README.md must say how to install the package',
    ]);
  });
});
