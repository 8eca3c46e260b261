import { unitVolume } from './unitVolume.ts';
import type { Volume } from './volume.ts';

/** A picture: grey or RGB, with or without alpha, as `decodePicture` of `@fourier-features/pictures` returns it. */
export interface ColourPicture {
  readonly width: number;
  readonly height: number;
  /** 1 grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha. */
  readonly channels: 1 | 2 | 3 | 4;
  /** `[height, width, channels]`. */
  readonly values: Float32Array;
}

/**
 * Converts a picture to grey, the mean of its colours, composited on black, as a volume of depth 1 with 1 mm
 * voxels: what lies under a transparent pixel means nothing. Rows keep the order of the picture: the first is the top one.
 *
 * @returns `[1, height, width]`.
 * @throws RangeError if the values do not match width, height and channels.
 *
 * @example
 * ```ts
 * import { greyPlane } from '@fourier-features/datasets';
 *
 * const picture = { width: 2, height: 1, channels: 3, values: Float32Array.of(1, 0.5, 0, 1, 1, 1) } as const;
 * const { values, shape } = greyPlane(picture); // [1, 1, 2]: 0.5, 1
 * ```
 */
export function greyPlane({ width, height, channels, values }: ColourPicture): Volume {
  if (values.length !== width * height * channels) {
    throw new RangeError(
      `greyPlane: picture.values must hold height × width × channels = ${height} × ${width} × ${channels} = ` +
        `${height * width * channels} numbers, got ${values.length}`,
    );
  }
  const colours = channels > 2 ? 3 : 1;
  const grey = Float32Array.from({ length: width * height }, (_, i) => {
    let sum = 0;
    for (let c = 0; c < colours; c++) sum += values[i * channels + c]!;
    const alpha = channels % 2 === 0 ? values[(i + 1) * channels - 1]! : 1;
    return (alpha * sum) / colours;
  });
  return unitVolume({ values: grey, shape: [height, width] });
}
