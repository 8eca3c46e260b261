import { posix } from 'node:path';
import { isModule } from './compiledFiles.ts';
import type { UnpackedTarball } from './unpackedTarball.ts';

/** Returns a line for every compiled file without a map, and for every source of a map that the tarball lacks. */
export function sourceMapFaults({ files }: UnpackedTarball): string[] {
  return [...files.keys()].filter(isModule).flatMap(mapFaults);

  function mapFaults(path: string): string[] {
    return [`${path}.map`, path.replace(/\.js$/, '.d.ts.map')].flatMap((map) => {
      const content = files.get(map);
      if (!content) return [`${map} is missing`];
      const { sources, sourceRoot = '' } = JSON.parse(content.toString()) as {
        sources: readonly string[];
        sourceRoot?: string;
      };
      return sources
        .map((source) => posix.join(posix.dirname(map), sourceRoot, source))
        .filter((source) => !files.has(source))
        .map((source) => `${map} names ${source}, which is missing`);
    });
  }
}
