import type { Bounds } from '@fourier-features/core';
import * as nerf from '@fourier-features/nerf';
import type { Doubts } from '../doubts.ts';
import { percent } from '../percent.ts';

interface SceneDoubtsOptions {
  readonly near: number;
  readonly far: number;
  readonly bounds: Bounds;
  readonly background: nerf.Background;
  /** Whether near or far was derived from the cameras. */
  readonly defaultDepths: boolean;
}

/** Shares of the cameras that are nearly all, and hardly any. */
const [NEARLY_ALL, HARDLY_ANY] = [0.9, 0.1] as const;
/** Share of pixels that show something and may look past the box. */
const MOST_OUTSIDE = 0.02;
/** Share of what a camera sees that another one should see too. */
const LEAST_OVERLAP = 0.3;
/** Scatter of the cameras, in units of the mean depth. */
const LEAST_PARALLAX = 0.02;
/** Ratio of focal lengths from which pixels are not square by a calibration's error. */
const MOST_ASPECT = 1.1;
/** Share of the border's pixels of one colour from which it is a wall's. */
const LEAST_WALL = 0.8;
/** Distance of two colours that are the same, in 8 bits. */
const SAME_COLOUR = 3;
/** Brightest value from which pictures use their files' range; files of 12 bits in 16 reach 1/16. */
const LEAST_BRIGHTEST = 0.125;

/** Returns what makes it doubtful that a scene's cameras, pictures and settings fit together, and what is good to know. */
export function sceneDoubts({ train, heldOut, notes }: nerf.Scene, options: SceneDoubtsOptions): Doubts {
  const cameras = nerf.sceneReport(train, options);
  const pictures = nerf.picturesReport([...train, ...heldOut]);
  return {
    warnings: [
      ...cameraWarnings(cameras, train.length, options),
      ...pictureWarnings(pictures, train.length + heldOut.length, options.background),
    ],
    notes: [
      ...notes,
      ...cameraNotes(cameras, train.length, options),
      ...pictureNotes(pictures, train.length + heldOut.length),
    ],
  };
}

function cameraWarnings(
  { focusInFront, focusInRange, focusDepth, raysInside, overlap, parallax, pixelAspect }: nerf.SceneReport,
  count: number,
  { near, far, defaultDepths }: SceneDoubtsOptions,
): string[] {
  const warnings: string[] = [];
  const depths = `between depths ${near.toPrecision(3)} and ${far.toPrecision(3)}`;
  if (defaultDepths && focusInFront < count)
    warnings.push(
      `${count - focusInFront} of ${count} cameras have the point that they are assumed to look at behind them. Pass {near} and {far}.`,
    );
  else if (defaultDepths && focusInRange < NEARLY_ALL * count)
    warnings.push(
      `the point that the cameras are assumed to look at is ${depths} for only ${focusInRange} of ${count} cameras. Pass {near} and {far}.`,
    );
  else if (focusInFront >= NEARLY_ALL * count && focusInRange < HARDLY_ANY * count && focusDepth! < near)
    warnings.push(
      `the cameras look at a point that is nearer than near, ${near.toPrecision(3)}, at a mean depth of ${focusDepth!.toPrecision(3)}. Check {near} and {far}, which are in scene units.`,
    );
  if (1 - raysInside > MOST_OUTSIDE)
    warnings.push(
      `${percent(1 - raysInside)} of the pixels that show something look past the bounds, outside of which nothing is seen. Pass {bounds}, or {near} and {far}.`,
    );
  if (parallax < LEAST_PARALLAX)
    warnings.push(
      `the cameras are within ${percent(parallax)} of their mean depth of each other, and without parallax pictures have no depth. Check their positions, {near} and {far}.`,
    );
  else if (1 - raysInside <= MOST_OUTSIDE && overlap < LEAST_OVERLAP)
    warnings.push(
      `only ${percent(overlap)} of what a camera sees ${depths} is seen by another one. Check {near} and {far}, which are in scene units.`,
    );
  if (pixelAspect > MOST_ASPECT)
    warnings.push(
      `by their focal lengths, pixels are ${pixelAspect.toFixed(2)} times as long as they are wide, or the reverse. Check fl_x and fl_y, or camera_angle_x and camera_angle_y.`,
    );
  return warnings;
}

function pictureWarnings(
  { withAlpha, grey, otherSize, empty, brightest, border }: nerf.PicturesReport,
  count: number,
  background: nerf.Background,
): string[] {
  const warnings: string[] = [];
  const few = (some: number): string => `${some} of ${count} pictures`;
  if (withAlpha > 0 && withAlpha < count)
    warnings.push(
      `${few(withAlpha)} have an alpha channel and the others none, so that the background shows in those alone. Give all of them the same channels.`,
    );
  if (withAlpha === 0 && background === 'alpha')
    warnings.push(
      'the background is alpha, and no picture has an alpha channel. Pass {background} black or white.',
    );
  if (grey > 0 && grey < count)
    warnings.push(`${few(grey)} are grey and the others coloured. Leave one kind out.`);
  if (otherSize > 0)
    warnings.push(
      `${few(otherSize)} have another size than the first, and an angle of view is taken across the width of each. Check that no picture is turned or cropped.`,
    );
  if (empty > 0) warnings.push(`${few(empty)} are transparent everywhere. Leave them out.`);
  if (empty < count && brightest < LEAST_BRIGHTEST)
    warnings.push(
      `the brightest value of all pictures is ${brightest.toPrecision(2)} of the range of their files. Scale the pictures to their range.`,
    );
  const wall =
    border.share >= LEAST_WALL && withAlpha === 0 && background !== 'alpha' ? border.colour : undefined;
  const behind = background === 'white' ? 255 : 0;
  if (wall?.some((level) => Math.abs(level - behind) > SAME_COLOUR))
    warnings.push(
      `${percent(border.share)} of the border of the pictures has the colour (${wall.join(', ')}) of 255, and the background is ${background}. ${cureOf(wall)}`,
    );
  return warnings;
}

function cureOf(wall: readonly number[]): string {
  for (const [name, level] of [
    ['white', 255],
    ['black', 0],
  ] as const)
    if (wall.every((value) => Math.abs(value - level) <= SAME_COLOUR)) return `Pass {background} ${name}.`;
  return 'Make that colour transparent.';
}

function cameraNotes(
  { focusInFront, focusDepth, lensShift }: nerf.SceneReport,
  count: number,
  { defaultDepths }: SceneDoubtsOptions,
): string[] {
  const behind = count - focusInFront;
  return [
    ...(!defaultDepths && focusDepth !== undefined && behind > HARDLY_ANY * count
      ? [
          `the point closest to all optical axes is behind ${behind} of ${count} cameras. If they do not look outwards, their matrices are of another convention: for poses that look along +z, as in OpenCV and COLMAP, negate the second and third column.`,
        ]
      : []),
    ...(lensShift > 0
      ? [`lenses displace pixels by up to ${lensShift.toPrecision(3)} pixels, which is undone.`]
      : []),
  ];
}

function pictureNotes({ grey, masked }: nerf.PicturesReport, count: number): string[] {
  return [
    ...(masked > 0
      ? [`masks cover ${percent(masked)} of the pixels, which are neither trained on nor scored.`]
      : []),
    ...(grey === count ? ['all pictures are grey.'] : []),
  ];
}
