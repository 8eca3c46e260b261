import { checkPositiveInteger } from '@fourier-features/core/check';
import { checkViews, readPixel, type View } from './view.ts';

/**
 * Reduces a view by an integer factor: each pixel is the mean of a block, colours weighted by their alpha, and its ray the
 * mean of the block's rays. A mask covers a pixel if it covers any of its block.
 *
 * @param factor positive integer that divides both sides of the picture.
 * @returns the view, in RGB, or RGBA if the picture has alpha.
 * @throws RangeError if the factor does not divide both sides, or the picture does not fit its camera.
 * @example
 * import * as nerf from '@fourier-features/nerf';
 *
 * const { train } = await nerf.proceduralScene({ width: 8, train: 2, heldOut: 1 });
 * const small = train.map((view) => nerf.reduceView(view, 2)); // 4×4
 */
export function reduceView(view: View, factor: number): View {
  checkPositiveInteger('reduceView', 'factor', factor);
  checkViews('reduceView', [view]);
  if (factor === 1) return view;
  const { camera, picture, mask } = view;
  if (camera.width % factor !== 0 || camera.height % factor !== 0) {
    throw new RangeError(
      `reduceView: factor must divide the picture's ${camera.width}x${camera.height} pixels, got ${factor}`,
    );
  }
  const [width, height] = [camera.width / factor, camera.height / factor];
  const channels = picture.channels % 2 === 0 ? 4 : 3;
  const values = new Float32Array(width * height * channels);
  const counts = mask && new Uint8Array(width * height);
  const rgba = new Float64Array(4);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const [column, row] = [pixel % width, Math.floor(pixel / width)];
    const sum = [0, 0, 0];
    let opacity = 0;
    let covered = false;
    for (let within = 0; within < factor ** 2; within++) {
      const y = row * factor + Math.floor(within / factor);
      const at = y * camera.width + column * factor + (within % factor);
      covered ||= mask?.[at] === 0;
      readPixel(picture, at, rgba);
      for (let c = 0; c < 3; c++) sum[c]! += rgba[3]! * rgba[c]!;
      opacity += rgba[3]!;
    }
    for (let c = 0; c < 3; c++) values[channels * pixel + c] = opacity > 0 ? sum[c]! / opacity : 0;
    if (channels === 4) values[4 * pixel + 3] = opacity / factor ** 2;
    if (counts) counts[pixel] = covered ? 0 : 1;
  }
  // Pixel I covers I·factor … I·factor + factor − 1, whose mean is I·factor + (factor − 1)/2.
  const reduced = (centre: number): number => (centre - (factor - 1) / 2) / factor;
  return {
    camera: {
      ...camera,
      width,
      height,
      focal: [camera.focal[0] / factor, camera.focal[1] / factor],
      centre: [reduced(camera.centre[0]), reduced(camera.centre[1])],
    },
    picture: { width, height, channels, values },
    ...(counts ? { mask: counts } : {}),
  };
}
