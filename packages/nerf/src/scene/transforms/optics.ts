import { excerpt } from '@fourier-features/core/message';
import {
  anyNumber,
  finiteNumber,
  flag,
  numberSchema,
  positiveNumber,
  text,
} from '@fourier-features/core/validate';
import * as v from 'valibot';
import type { Lens } from '../../camera/lens.ts';

/** What a file states about the optics of a frame; the rest is absent. */
export interface Intrinsics {
  /** Pixels. */
  readonly width?: number;
  /** Pixels. */
  readonly height?: number;
  /** Focal lengths, pixels; undefined on an axis for which an angle or nothing is stated. */
  readonly focal?: readonly [fx: number | undefined, fy: number | undefined];
  /** Angles of view across the width and down the height, radians; undefined where a focal length or nothing is stated. */
  readonly angle?: readonly [across: number | undefined, down: number | undefined];
  /** Principal point, pixels, pixel i extending from i to i + 1; undefined on an axis where the picture's middle is. */
  readonly centre?: readonly [cx: number | undefined, cy: number | undefined];
  /** Distortion; absent for a pinhole. */
  readonly lens?: Lens;
  /** Distance from the picture's middle beyond which a fisheye shows nothing, pixels. */
  readonly cropRadius?: number;
}

const angle = v.nullish(
  numberSchema('greater than 0 and less than π, in radians', (value) => value > 0 && value < Math.PI),
);
const degrees = v.nullish(
  numberSchema('greater than 0 and less than 180, in degrees', (value) => value > 0 && value < 180),
);
const coefficient = v.nullish(finiteNumber);

/** A value, or null or nothing where a file leaves it out. */
type Stated<Value> = Value | null | undefined;

/** What a file or a frame states about optics, under the keys of the file. */
export interface Optics {
  readonly w?: Stated<number>;
  readonly h?: Stated<number>;
  readonly fl_x?: Stated<number>;
  readonly fl_y?: Stated<number>;
  readonly camera_angle_x?: Stated<number>;
  readonly camera_angle_y?: Stated<number>;
  readonly x_fov?: Stated<number>;
  readonly y_fov?: Stated<number>;
  readonly cx?: Stated<number>;
  readonly cy?: Stated<number>;
  readonly camera_model?: Stated<string>;
  readonly is_fisheye?: Stated<boolean>;
  readonly k1?: Stated<number>;
  readonly k2?: Stated<number>;
  readonly k3?: Stated<number>;
  readonly k4?: Stated<number>;
  readonly p1?: Stated<number>;
  readonly p2?: Stated<number>;
  readonly distortion_params?: Stated<readonly number[]>;
  readonly fisheye_crop_radius?: Stated<number>;
}

/** What states the optics, for all frames or for one. */
export const opticsEntries: { readonly [Key in keyof Optics]-?: v.GenericSchema<Optics[Key]> } = {
  w: v.nullish(positiveNumber),
  h: v.nullish(positiveNumber),
  fl_x: v.nullish(positiveNumber),
  fl_y: v.nullish(positiveNumber),
  camera_angle_x: angle,
  camera_angle_y: angle,
  x_fov: degrees,
  y_fov: degrees,
  cx: v.nullish(finiteNumber),
  cy: v.nullish(finiteNumber),
  camera_model: v.nullish(text),
  is_fisheye: v.nullish(flag),
  k1: coefficient,
  k2: coefficient,
  k3: coefficient,
  k4: coefficient,
  p1: coefficient,
  p2: coefficient,
  distortion_params: v.nullish(v.array(anyNumber)),
  fisheye_crop_radius: v.nullish(positiveNumber),
};

/** Models whose rays are those of OpenCV's `perspective` and `fisheye` lenses; the simpler ones have fewer coefficients. */
const PROJECTIONS: ReadonlyMap<string, Lens['projection']> = new Map([
  ['SIMPLE_PINHOLE', 'perspective'],
  ['PINHOLE', 'perspective'],
  ['SIMPLE_RADIAL', 'perspective'],
  ['RADIAL', 'perspective'],
  ['OPENCV', 'perspective'],
  ['SIMPLE_RADIAL_FISHEYE', 'fisheye'],
  ['RADIAL_FISHEYE', 'fisheye'],
  ['OPENCV_FISHEYE', 'fisheye'],
]);

/** Returns what an object of the file states about optics, not yet checked. */
export function opticsOf(json: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const keys = Object.keys(opticsEntries).filter((key) => Object.hasOwn(json, key) && json[key] !== null);
  return Object.fromEntries(keys.map((key) => [key, json[key]]));
}

/** Returns the optics of a frame: what it states itself, then what is stated for all frames. */
export function intrinsicsOf(own: Optics, shared: Optics, who: string): Intrinsics {
  const { w, h, cx, cy, ...rest } = { ...shared, ...own };
  const [x, y] = focalOf(own, shared);
  if (!x && !y)
    throw new RangeError(
      `decodeTransforms: fl_x or camera_angle_x must be given for ${who} or for all frames, got neither`,
    );
  const lens = lensOf(rest, who);
  return {
    ...(w ? { width: w } : {}),
    ...(h ? { height: h } : {}),
    ...(x?.pixels || y?.pixels ? { focal: [x?.pixels, y?.pixels] as const } : {}),
    ...(x?.radians || y?.radians ? { angle: [x?.radians, y?.radians] as const } : {}),
    ...(isGiven(cx) || isGiven(cy) ? { centre: [cx ?? undefined, cy ?? undefined] as const } : {}),
    ...(lens ? { lens } : {}),
    ...(lens?.projection === 'fisheye' && rest.fisheye_crop_radius
      ? { cropRadius: rest.fisheye_crop_radius }
      : {}),
  };
}

/** A focal length as it is stated: in pixels, or by the angle of view. */
interface Focal {
  readonly pixels?: number;
  readonly radians?: number;
}

function focalOf(own: Optics, shared: Optics): [x: Focal | undefined, y: Focal | undefined] {
  const [ownX, ownY] = statedFocal(own);
  const [sharedX, sharedY] = statedFocal(shared);
  // A frame that states its width's angle anew does not keep the height's focal length of another lens.
  const sameKind = !ownX || (ownX.pixels === undefined) === (sharedY?.pixels === undefined);
  return [ownX ?? sharedX, ownY ?? (sameKind ? sharedY : undefined)];
}

/** A length in pixels takes precedence over an angle. */
function statedFocal(stated: Optics): [x: Focal | undefined, y: Focal | undefined] {
  const focal = (
    pixels: Stated<number>,
    radians: Stated<number>,
    inDegrees: Stated<number>,
  ): Focal | undefined => {
    if (pixels) return { pixels };
    if (radians) return { radians };
    return inDegrees ? { radians: (inDegrees * Math.PI) / 180 } : undefined;
  };
  return [
    focal(stated.fl_x, stated.camera_angle_x, stated.x_fov),
    focal(stated.fl_y, stated.camera_angle_y, stated.y_fov),
  ];
}

function lensOf(stated: Omit<Optics, 'w' | 'h' | 'cx' | 'cy'>, who: string): Lens | undefined {
  const { camera_model: model, is_fisheye: isFisheye } = stated;
  const named = model ? PROJECTIONS.get(model) : undefined;
  if (model && !named)
    throw new RangeError(
      `decodeTransforms: camera_model of ${who} must be one of ${[...PROJECTIONS.keys()].join(', ')}, got ${excerpt(model)}. ` +
        'Undistort the pictures for one of these.',
    );
  if (isFisheye && named === 'perspective')
    throw new RangeError(
      `decodeTransforms: is_fisheye of ${who} must be false for camera_model ${model}, got true. Remove one of the two.`,
    );
  const projection = named ?? (isFisheye ? 'fisheye' : 'perspective');
  const distortion = distortionOf(stated, who);
  const none = projection === 'perspective' && distortion.every((value) => value === 0);
  return none ? undefined : { projection, distortion };
}

function distortionOf(stated: Omit<Optics, 'w' | 'h' | 'cx' | 'cy'>, who: string): Lens['distortion'] {
  const { distortion_params: listed, k1, k2, k3, k4, p1, p2 } = stated;
  if (!listed) return [k1 ?? 0, k2 ?? 0, k3 ?? 0, k4 ?? 0, p1 ?? 0, p2 ?? 0];
  if (listed.length !== 6 || !listed.every(Number.isFinite))
    throw new RangeError(
      `decodeTransforms: distortion_params of ${who} must be the 6 finite numbers k1, k2, k3, k4, p1, p2, got ${excerpt(JSON.stringify(listed))}. ` +
        'Undistort the pictures for such a camera.',
    );
  return listed as unknown as Lens['distortion'];
}

function isGiven(value: Stated<number>): value is number {
  return value !== null && value !== undefined;
}
