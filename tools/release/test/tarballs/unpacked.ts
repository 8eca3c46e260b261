import type { PublishedManifest } from '../../src/tarballs/publishedManifest.ts';
import type { UnpackedTarball } from '../../src/tarballs/unpackedTarball.ts';

const MANIFEST: PublishedManifest = {
  name: '@fourier-features/sound',
  type: 'module',
  sideEffects: false,
  engines: { node: '>=22.12' },
  exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
  dependencies: { valibot: '1.5.0' },
};

const FILES: Readonly<Record<string, string>> = {
  'package.json': '{}',
  LICENSE: 'MIT',
  'README.md': '```sh\nnpm install @fourier-features/sound\n```\n\n```ts\nsound();\n```\n',
  'dist/index.js': "import { object } from 'valibot';\nexport const a = object;\n",
  'dist/index.d.ts': 'export declare const a: unknown;\n',
  'dist/index.js.map': '{"sources":["../src/index.ts"]}',
  'dist/index.d.ts.map': '{"sources":["../src/index.ts"]}',
  'src/index.ts': '',
};

/** Returns a tarball without faults, in which some files, by path, and fields of the manifest differ; undefined removes one. */
export function unpacked(
  files: Readonly<Record<string, string | undefined>> = {},
  manifest: Partial<PublishedManifest> = {},
): UnpackedTarball {
  const entries = Object.entries({ ...FILES, ...files }).flatMap(([path, text]) =>
    text === undefined ? [] : [[path, Buffer.from(text)] as const],
  );
  return { name: MANIFEST.name, manifest: { ...MANIFEST, ...manifest }, files: new Map(entries) };
}
