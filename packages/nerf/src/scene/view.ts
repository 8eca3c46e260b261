import type { Camera } from '../camera/camera.ts';
import { checkIntrinsics } from '../camera/checkIntrinsics.ts';

/** A picture in memory. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** 1: grey, 2: grey and alpha, 3: RGB, 4: RGB and alpha. Alpha is straight, not premultiplied. */
  readonly channels: 1 | 2 | 3 | 4;
  /** `[height, width, channels]`, in [0, 1]. */
  readonly values: Float32Array;
}

/** A picture and the camera that took it. */
export interface View {
  readonly camera: Camera;
  readonly picture: Picture;
  /** `[height, width]`: 0 where the pixel is neither trained on nor scored, else 1; every pixel counts by default. */
  readonly mask?: Uint8Array;
}

/** Writes red, green, blue and alpha of a pixel; alpha is 1 if the picture has none. */
export function readPixel({ channels, values }: Picture, pixel: number, rgba: Float64Array): void {
  const at = pixel * channels;
  const grey = channels < 3;
  for (let c = 0; c < 3; c++) rgba[c] = values[at + (grey ? 0 : c)]!;
  rgba[3] = channels % 2 === 0 ? values[at + channels - 1]! : 1;
}

/**
 * @throws RangeError unless there are views, each picture and mask has its camera's size and the values of its shape, and each
 * camera is one that can have taken it.
 */
export function checkViews(caller: string, views: readonly View[]): void {
  if (views.length === 0) throw new RangeError(`${caller}: views must hold at least one view, got none`);
  views.forEach(({ camera, picture, mask }, index) => {
    const { width, height, channels, values } = picture;
    if (width !== camera.width || height !== camera.height) {
      throw new RangeError(
        `${caller}: the picture of view ${index} must have its camera's ${camera.width}x${camera.height} pixels, got ${width}x${height}`,
      );
    }
    if (values.length !== width * height * channels) {
      throw new RangeError(
        `${caller}: the picture of view ${index} must hold ${width}x${height}x${channels} values, got ${values.length}`,
      );
    }
    if (mask && mask.length !== width * height) {
      throw new RangeError(
        `${caller}: the mask of view ${index} must hold ${width}x${height} values, got ${mask.length}`,
      );
    }
    checkIntrinsics(caller, `view ${index}`, camera);
  });
}
