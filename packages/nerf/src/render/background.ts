import type { Vector3 } from '@fourier-features/core';
import { checkOneOf } from '@fourier-features/core/check';

/**
 * What is behind the scene. Pictures with alpha are composited over it before they are compared.
 * - `black` (as in the paper) and `white`;
 * - `alpha`: in training every ray gets a random colour behind both picture and rendering, so that what is transparent in
 *   the pictures must become transparent in the field. Rendered and scored over black: colours are then premultiplied.
 */
export type Background = 'black' | 'white' | 'alpha';

/** @throws RangeError unless `background` is one of the three. */
export function checkBackground(caller: string, background: Background): void {
  checkOneOf(caller, 'background', background, ['black', 'white', 'alpha']);
}

/** Returns the colour that views are rendered over. */
export function backgroundColour(background: Background): Vector3 {
  return background === 'white' ? [1, 1, 1] : [0, 0, 0];
}
