import { excerpt } from '@fourier-features/core/message';
import type { SceneSource } from './sceneSource.ts';
import { normalPath } from './transforms/normalPath.ts';
import type { Picture } from './view.ts';

/** Endings of pictures, in the order in which they are tried. */
const ENDINGS = ['png', 'jpg', 'jpeg', 'webp', 'tif', 'tiff', 'avif'];

/** Returns the names under which a file of a scene may be found: as it is, with its ending in the other case, with an ending. */
function candidates(path: string): string[] {
  const [, stem = '', ending = ''] = /^(.*\.)([^./]*)$/s.exec(path) ?? [];
  const lower = ending.toLowerCase();
  const others = ENDINGS.includes(lower) ? [stem + lower, stem + lower.toUpperCase()] : [];
  const added = ENDINGS.flatMap((each) => [`${path}.${each}`, `${path}.${each.toUpperCase()}`]);
  return [...new Set([path, ...others, ...added])];
}

/**
 * Finds a picture of a scene: under its name as it is, then with its ending in lower or upper case, then with a known ending.
 *
 * @param what what the picture is, for the message.
 * @throws RangeError that lists the names that were tried.
 */
export async function findPicture(
  source: SceneSource,
  filePath: string,
  limit: { readonly maxPixels: number },
  what: string,
): Promise<Picture> {
  const path = normalPath(filePath);
  const names = candidates(path);
  for (const name of names) {
    const picture = await source.picture(name, limit);
    if (picture) return picture;
  }
  const endings = new Set(names.slice(1).map((name) => name.slice(name.lastIndexOf('.'))));
  throw new RangeError(
    `loadScene: ${what} (${excerpt(filePath)}) is missing: tried ${excerpt(path)}, and with the endings ${[...endings].join(', ')}`,
  );
}
