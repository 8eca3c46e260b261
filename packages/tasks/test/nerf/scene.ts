import { encodePng } from '@fourier-features/pictures';
import type { SceneFiles } from '@fourier-features/tasks';

/** Where a camera is, 4 units from the origin, which it looks at. */
export type Side = 'east' | 'north' | 'west' | 'south';

/** Poses `[3, 4]` of the cameras, with +z up. */
const POSES: Readonly<Record<Side, readonly number[]>> = {
  east: [0, 0, 1, 4, 1, 0, 0, 0, 0, 1, 0, 0],
  north: [-1, 0, 0, 0, 0, 0, 1, 4, 0, 1, 0, 0],
  west: [0, 0, -1, -4, -1, 0, 0, 0, 0, 1, 0, 0],
  south: [1, 0, 0, 0, 0, 0, -1, -4, 0, 1, 0, 0],
};

/** Numbers of the camera at a side, `[3, 4]`. */
export function poseOf(side: Side): readonly number[] {
  return POSES[side];
}

/** The text of a transforms file with a view from each side, whose pictures are named after it. */
export function transforms(
  sides: readonly Side[],
  intrinsics: Readonly<Record<string, unknown>>,
  changed: (pose: readonly number[], index: number) => readonly number[] = (pose) => pose,
): Uint8Array {
  const frames = sides.map((side, index) => {
    const pose = changed(POSES[side], index);
    const rows = [0, 4, 8].map((start) => pose.slice(start, start + 4));
    return { file_path: `./${side}`, transform_matrix: [...rows, [0, 0, 0, 1]] };
  });
  return new TextEncoder().encode(JSON.stringify({ ...intrinsics, frames }));
}

/** A square picture of `width` pixels, red from left to right; transparent in the upper half if it has alpha. */
export function redPicture(width: number, alpha: boolean): Promise<Uint8Array> {
  const values = Array.from({ length: width * width }, (_, i) => {
    const colour = [(i % width) / (width - 1), 0, 0];
    return alpha ? [...colour, i < (width * width) / 2 ? 0 : 1] : colour;
  });
  return encodePng({
    width,
    height: width,
    channels: alpha ? 4 : 3,
    values: Float32Array.from(values.flat()),
  });
}

/** Files in memory. */
export function filesOf(files: Readonly<Record<string, Uint8Array>>): SceneFiles {
  return async (path) => files[path];
}

/** A scene of four views to train on and one held out, of `width` pixels. */
export async function smallScene(
  width: number,
  { alpha = false, angle = 0.7 }: { alpha?: boolean; angle?: number } = {},
): Promise<Record<string, Uint8Array>> {
  const picture = await redPicture(width, alpha);
  return {
    'transforms_train.json': transforms(['east', 'north', 'west', 'south'], { camera_angle_x: angle }),
    'transforms_test.json': transforms(['north'], { camera_angle_x: angle }),
    'east.png': picture,
    'north.png': picture,
    'west.png': picture,
    'south.png': picture,
  };
}
