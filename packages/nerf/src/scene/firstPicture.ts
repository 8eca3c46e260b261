import { MAX_SCENE_PIXELS } from '../limits.ts';
import { findPicture } from './findPicture.ts';
import type { SceneSource } from './sceneSource.ts';
import { mainFile } from './transforms/firstFile.ts';
import type { Picture } from './view.ts';

/**
 * Loads the first picture of a scene to train on, from whose size can be chosen by how much `loadScene` reduces them all.
 *
 * @throws RangeError if the scene has no `transforms_train.json` or `transforms.json`, no frame, or lacks the picture.
 * @example
 * import * as nerf from '@fourier-features/nerf';
 *
 * const pose = [[0, 0, 1, 4], [1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 0, 1]];
 * const frames = [{ file_path: 'front.png', transform_matrix: pose }];
 * const { width } = await nerf.firstPicture({
 *   text: async () => JSON.stringify({ camera_angle_x: 0.7, frames }),
 *   picture: async () => ({ width: 8, height: 8, channels: 3, values: new Float32Array(192) }),
 * });
 */
export async function firstPicture(source: SceneSource): Promise<Picture> {
  const [name, { frames }] = await mainFile(source);
  const [frame] = frames;
  if (!frame) throw new RangeError(`firstPicture: ${name} must have at least one frame, got 0`);
  return findPicture(source, frame.filePath, { maxPixels: MAX_SCENE_PIXELS }, 'the picture of frame 0');
}
