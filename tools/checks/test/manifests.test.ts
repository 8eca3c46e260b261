import { describe, expect, test } from 'vitest';
import { manifestFaults } from '../src/manifests.ts';
import type { Manifest } from '../src/readWorkspaces.ts';

const root: Manifest = {
  name: 'root',
  private: true,
  author: 'Ada',
  repository: { type: 'git', url: 'git+https://example.org/a/b.git' },
  bugs: { url: 'https://example.org/a/b/issues' },
};

const complete: Manifest = {
  name: '@fourier-features/image',
  description: 'Images',
  keywords: ['image'],
  license: 'MIT',
  author: 'Ada',
  homepage: 'https://example.org/a/b/tree/main/packages/image#readme',
  bugs: { url: 'https://example.org/a/b/issues' },
  repository: { type: 'git', url: 'git+https://example.org/a/b.git', directory: 'packages/image' },
  engines: { node: '>=22.12' },
  publishConfig: { access: 'public' },
};

const faults = (changes: Partial<Record<keyof Manifest, unknown>>): string[] =>
  manifestFaults('packages/image', { ...complete, ...changes } as Manifest, root);

describe('manifestFaults(folder, manifest, root)', () => {
  test('accepts a complete manifest', () => {
    expect(faults({})).toEqual([]);
  });

  test.each([
    [{ author: undefined }, 'author must be Ada, got undefined'],
    [
      { homepage: 'https://example.org' },
      'homepage must be https://example.org/a/b/tree/main/packages/image#readme',
    ],
    [{ bugs: {} }, 'bugs.url must be https://example.org/a/b/issues, got undefined'],
    [
      { repository: { ...complete.repository, directory: 'packages/ct' } },
      'repository.directory must be packages/image',
    ],
    [{ engines: { node: '>=20' } }, 'engines.node must be >=22.12, got >=20'],
    [{ publishConfig: undefined }, 'publishConfig.access must be public'],
    [{ keywords: [] }, 'keywords must not be empty'],
    [{ license: undefined }, 'license must not be empty'],
  ])('reports %j', (changes, message) => {
    expect(faults(changes)).toEqual([expect.stringContaining(`packages/image/package.json: ${message}`)]);
  });

  test('does not accept a field that the root lacks as well', () => {
    const bare = manifestFaults('packages/image', { ...complete, author: undefined } as never, {
      name: 'root',
    });
    expect(bare).toContain('packages/image/package.json: author must be stated by the root, got undefined');
  });

  test('ignores private packages', () => {
    expect(manifestFaults('tools/checks', { name: 'checks', private: true }, root)).toEqual([]);
  });
});
