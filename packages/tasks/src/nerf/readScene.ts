import { checkPositiveInteger } from '@fourier-features/core/check';
import { excerpt, oneLine } from '@fourier-features/core/message';
import * as nerf from '@fourier-features/nerf';
import { MAX_PIXELS } from '@fourier-features/raster';
import type { DecodedPicture, DecodePicture } from '../picture.ts';
import { type NerfInput, type NerfInputOptions, sceneInput } from './nerfInput.ts';

/**
 * Returns the bytes of a scene's file by its path, with slashes, relative to the scene or absolute; undefined if there is no such
 * file.
 */
export type SceneFiles = (path: string) => Promise<Uint8Array | undefined>;

export interface ReadSceneOptions extends NerfInputOptions {
  /** Name of the scene. */
  name: string;
  /** Decodes the bytes of pictures. */
  decodePicture: DecodePicture;
  /**
   * Largest number of pixels of all pictures after their reduction; 2^28 by default. A single file may have 100 million, or
   * as many as this if it is raised.
   */
  maxPixels?: number | undefined;
  /**
   * Largest side of the pictures, in pixels: they are reduced by the smallest integer factor with which the first one fits and that
   * divides its sides. Replaces `reduce`.
   */
  longestSide?: number | undefined;
}

/**
 * Reads a scene of `transforms.json` files and pictures, as nerf-synthetic scenes, instant-ngp, nerfstudio and BlenderNeRF have
 * it.
 *
 * @throws Error if a file is missing or damaged; RangeError if the scene is inconsistent; the signal's reason if aborted.
 * @example
 * import { decodePicture, encodePng } from '@fourier-features/pictures';
 * import { readScene } from '@fourier-features/tasks';
 *
 * const frames = [
 *   { file_path: 'west.png', transform_matrix: [[0, 0, -1, -4], [-1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 0, 1]] },
 *   { file_path: 'east.png', transform_matrix: [[0, 0, 1, 4], [1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 0, 1]] },
 *   { file_path: 'north.png', transform_matrix: [[-1, 0, 0, 0], [0, 0, 1, 4], [0, 1, 0, 0], [0, 0, 0, 1]] },
 * ];
 * const json = new TextEncoder().encode(JSON.stringify({ camera_angle_x: 0.7, frames }));
 * const png = await encodePng({ width: 8, height: 8, channels: 1, values: new Float32Array(64) });
 * const files = async (path: string) => (path === 'transforms.json' ? json : path.endsWith('.png') ? png : undefined);
 * const input = await readScene(files, { name: 'black', decodePicture });
 */
export async function readScene(
  files: SceneFiles,
  { decodePicture, maxPixels = nerf.MAX_SCENE_PIXELS, longestSide, ...options }: ReadSceneOptions,
): Promise<NerfInput> {
  const { onProgress, signal } = options;
  const maxPixelsOfOne = maxPixels > nerf.MAX_SCENE_PIXELS ? maxPixels : MAX_PIXELS;
  const source: nerf.SceneSource = {
    text: async (path) => {
      const bytes = await files(path);
      if (bytes && bytes.length > nerf.MAX_TRANSFORMS_LENGTH)
        throw new RangeError(
          `readScene: ${path} must have at most ${nerf.MAX_TRANSFORMS_LENGTH} bytes, got ${bytes.length}`,
        );
      return bytes && new TextDecoder().decode(bytes);
    },
    picture: async (path, limit) => {
      const bytes = await files(path);
      return (
        bytes &&
        decodeNamed(path, bytes, (content) =>
          decodePicture(content, { maxPixels: Math.min(limit.maxPixels, maxPixelsOfOne) }),
        )
      );
    },
  };
  const reduce =
    longestSide === undefined ? options.reduce : reductionTo(longestSide, await nerf.firstPicture(source));
  const scene = await nerf.loadScene(source, {
    ...(reduce === undefined ? {} : { reduce }),
    maxPixels,
    rays: 'middle',
    onProgress,
    signal,
  });
  return sceneInput('readScene', scene, { ...options, reduce });
}

/** @throws RangeError if no factor brings the picture to that side. */
function reductionTo(
  longestSide: number,
  { width, height }: { readonly width: number; readonly height: number },
): number {
  checkPositiveInteger('readScene', 'longestSide', longestSide, 'in pixels');
  const least = Math.ceil(Math.max(width, height) / longestSide);
  for (let factor = least; factor <= Math.min(width, height); factor++)
    if (width % factor === 0 && height % factor === 0) return factor;
  throw new RangeError(
    `readScene: no integer factor reduces the pictures, ${width}x${height}, to at most ${longestSide} pixels. Crop them to sides with a common divisor of at least ${least}.`,
  );
}

async function decodeNamed(
  path: string,
  bytes: Uint8Array,
  decodePicture: (bytes: Uint8Array) => Promise<DecodedPicture>,
): Promise<DecodedPicture> {
  try {
    return await decodePicture(bytes);
  } catch (cause) {
    throw new Error(`${excerpt(path)}: ${oneLine(cause)}`, { cause });
  }
}
