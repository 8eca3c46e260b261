import * as nerf from '@fourier-features/nerf';
import { type NerfInput, type NerfInputOptions, sceneInput } from './nerfInput.ts';
import { sceneNames } from './sceneName.ts';

/** Pixels of each side of the pictures before they are reduced. */
const WIDTH = 100;

/**
 * Makes a procedural scene: its pictures are traced, in some seconds if they are not reduced.
 *
 * @throws RangeError if an option is out of range; the signal's reason if aborted.
 * @example
 * import { proceduralSceneInput } from '@fourier-features/tasks';
 *
 * const { description } = await proceduralSceneInput({ reduce: 10 });
 */
export async function proceduralSceneInput(options: NerfInputOptions = {}): Promise<NerfInput> {
  const { reduce = 1, onProgress, signal } = options;
  const width = Math.max(1, Math.floor(WIDTH / reduce));
  const { train, heldOut, near, far } = await nerf.proceduralScene({ width, onProgress, signal });
  const scene = { train, heldOut, heldOutFrom: 'separate views', near, far, notes: [] };
  return sceneInput('proceduralSceneInput', scene, { ...options, name: sceneNames[0] });
}
