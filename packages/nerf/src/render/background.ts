import type { Vector3 } from '../vector3.ts';

/**
 * What is behind the scene. Pictures with alpha are laid over it before they are compared.
 * - `black` (the paper's) and `white`;
 * - `alpha`: in training every ray gets a random colour behind both picture and rendering, so that what is transparent in
 *   the pictures must become transparent in the field. Rendered and scored over black: colours are then premultiplied.
 */
export type NerfBackground = 'black' | 'white' | 'alpha';

/** The colour that views are rendered over. */
export function backgroundColour(background: NerfBackground): Vector3 {
  return background === 'white' ? [1, 1, 1] : [0, 0, 0];
}
