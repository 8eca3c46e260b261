import { spread } from './spread.ts';
import { checkViews, type Picture, readPixel, type View } from './view.ts';

/** What the pictures of a scene are like. */
export interface PicturesReport {
  /** Number of pictures with an alpha channel. */
  readonly withAlpha: number;
  /** Number of pictures without colours: of one channel, or with red, green and blue equal in every pixel. */
  readonly grey: number;
  /** Number of pictures whose size differs from the first one's. */
  readonly otherSize: number;
  /** Number of pictures that are transparent everywhere. */
  readonly empty: number;
  /** Largest value of a pixel that is not transparent, over all pictures; 1 is the brightest that files hold. */
  readonly brightest: number;
  /** The colour that most of the pixels along the pictures' borders have, in 8 bits. */
  readonly border: {
    readonly colour: readonly [red: number, green: number, blue: number];
    /** Share of the border's pixels that have it, in [0, 1]; transparent pixels have no colour. */
    readonly share: number;
  };
  /** Share of the pixels that masks cover, in [0, 1]. */
  readonly masked: number;
}

/** Pictures of which every pixel is looked at. */
const MOST_PICTURES = 64;

/**
 * Measures the pictures of a scene: channels, sizes, range, masks, and the colour along their borders, which for an object
 * in front of a wall is the wall's. All pictures are counted; every pixel is looked at of up to 64 pictures.
 *
 * @throws RangeError if there are no views, or a picture does not fit its camera.
 * @example
 * import * as nerf from '@fourier-features/nerf';
 *
 * const { train } = await nerf.proceduralScene({ width: 16, train: 2, heldOut: 1 });
 * const { withAlpha, grey, masked } = nerf.picturesReport(train); // 2, 0, 0
 */
export function picturesReport(views: readonly View[]): PicturesReport {
  checkViews('picturesReport', views);
  const [first] = views as [View];
  const some = spread(views, MOST_PICTURES);
  const scale = views.length / some.length;
  const looks = some.map(({ picture }) => lookAtPixels(picture));
  const counted = (holds: (look: PixelsLook) => boolean): number =>
    Math.round(scale * looks.filter(holds).length);
  const pixels = views.reduce((sum, { picture }) => sum + picture.width * picture.height, 0);
  const covered = views.reduce(
    (sum, { mask }) => sum + (mask ? mask.reduce((zeros, value) => zeros + (value === 0 ? 1 : 0), 0) : 0),
    0,
  );
  return {
    withAlpha: views.filter(({ picture }) => picture.channels % 2 === 0).length,
    grey: counted(({ isGrey }) => isGrey),
    otherSize: views.filter(
      ({ camera }) => camera.width !== first.camera.width || camera.height !== first.camera.height,
    ).length,
    empty: counted(({ isEmpty }) => isEmpty),
    brightest: looks.reduce((most, { brightest }) => Math.max(most, brightest), 0),
    border: borderOf(some.map(({ picture }) => picture)),
    masked: covered / pixels,
  };
}

interface PixelsLook {
  readonly isGrey: boolean;
  readonly isEmpty: boolean;
  readonly brightest: number;
}

function lookAtPixels(picture: Picture): PixelsLook {
  const rgba = new Float64Array(4);
  let isGrey = true;
  let isEmpty = true;
  let brightest = 0;
  for (let pixel = 0; pixel < picture.width * picture.height; pixel++) {
    readPixel(picture, pixel, rgba);
    if (rgba[3] === 0) continue;
    isEmpty = false;
    isGrey &&= rgba[0] === rgba[1] && rgba[1] === rgba[2];
    brightest = Math.max(brightest, rgba[0]!, rgba[1]!, rgba[2]!);
  }
  return { isGrey: isGrey && !isEmpty, isEmpty, brightest };
}

function borderOf(pictures: readonly Picture[]): PicturesReport['border'] {
  const counts = new Map<number, number>();
  let total = 0;
  const rgba = new Float64Array(4);
  for (const picture of pictures) {
    for (const pixel of borderPixels(picture)) {
      readPixel(picture, pixel, rgba);
      total += 1;
      if (rgba[3]! < 1) continue;
      const [red, green, blue] = [0, 1, 2].map((c) => Math.round(255 * rgba[c]!)) as [number, number, number];
      const code = (red << 16) | (green << 8) | blue;
      counts.set(code, (counts.get(code) ?? 0) + 1);
    }
  }
  let [most, found] = [0, 0];
  for (const [code, count] of counts) if (count > found) [most, found] = [code, count];
  return { colour: [most >> 16, (most >> 8) & 255, most & 255], share: found / total };
}

function borderPixels({ width, height }: Picture): number[] {
  const pixels: number[] = [];
  for (let pixel = 0; pixel < width * height; pixel++) {
    const [column, row] = [pixel % width, Math.floor(pixel / width)];
    if (column === 0 || row === 0 || column === width - 1 || row === height - 1) pixels.push(pixel);
  }
  return pixels;
}
