import type { FieldRecommendations } from '@fourier-features/core';
import type { Camera } from './camera/camera.ts';
import { defaultScale } from './defaultScale.ts';
import { defaults, type EncodingName } from './defaults.ts';

/**
 * Returns what `fit` takes by default for a scene: the scale is `defaultScale`.
 *
 * @example
 * import * as nerf from '@fourier-features/nerf';
 *
 * const cameras = nerf.orbitCameras({ frames: 3, radius: 4, width: 100 });
 * const { defaults } = nerf.recommended(cameras, { near: 2, far: 6 });
 */
export function recommended(
  cameras: readonly Camera[],
  range: { near: number; far: number },
): FieldRecommendations<EncodingName> {
  return {
    defaults,
    inputDim: 3,
    scale: (encoding) => defaultScale(encoding, cameras, range),
  };
}
