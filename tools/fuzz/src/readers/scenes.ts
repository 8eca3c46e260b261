import * as nerf from '@fourier-features/nerf';
import { cameraRays } from '@fourier-features/nerf/internal';
import { decodePicture, encodePng } from '@fourier-features/pictures';
import { decodeLook, type NerfLook, readScene, sceneFilesFromZip } from '@fourier-features/tasks';
import { zipSync } from 'fflate';
import { jsonMutator } from '../mutate/json.ts';
import { firstOf, notCount, notFinite, type Reader } from './reader.ts';

const SIDE = 4;
const PICTURE: nerf.Picture = {
  width: SIDE,
  height: SIDE,
  channels: 3,
  values: new Float32Array(SIDE * SIDE * 3).fill(0.5),
};

const POSES = [
  [
    [0, 0, 1, 4],
    [1, 0, 0, 0],
    [0, 1, 0, 0],
    [0, 0, 0, 1],
  ],
  [
    [-1, 0, 0, 0],
    [0, 0, 1, 4],
    [0, 1, 0, 0],
    [0, 0, 0, 1],
  ],
  [
    [0, 0, -1, -4],
    [-1, 0, 0, 0],
    [0, 1, 0, 0],
    [0, 0, 0, 1],
  ],
];

const bytesOf = (json: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(json));

/** Transforms as in nerf-synthetic's files, in instant-ngp's, and in nerfstudio's with a lens, masks and a split. */
const TRANSFORMS = [
  {
    camera_angle_x: 0.69,
    frames: POSES.map((transform_matrix, i) => ({
      file_path: `./train/r_${i}`,
      rotation: 0.01,
      transform_matrix,
    })),
  },
  {
    ...{ camera_angle_x: 0.7, camera_angle_y: 0.7, fl_x: 5.5, fl_y: 5.5, k1: 0, k2: 0, p1: 0, p2: 0 },
    ...{ cx: 2, cy: 2, w: SIDE, h: SIDE, aabb_scale: 4 },
    frames: POSES.map((transform_matrix, i) => ({
      file_path: `images/${i}.png`,
      sharpness: 30,
      transform_matrix,
    })),
  },
  {
    ...{ camera_model: 'OPENCV_FISHEYE', fl_x: 5.5, fl_y: 5.5, cx: 2, cy: 2, w: SIDE, h: SIDE },
    ...{ k1: -0.05, k2: 0.01, k3: 0.002, k4: -0.001, p1: 0, p2: 0, fisheye_crop_radius: 2.5 },
    ...{ train_filenames: ['images/0.png', 'images/1.png'], test_filenames: ['images/2.png'] },
    ...{ applied_transform: POSES[0]!.slice(0, 3), near: 2, far: 6, white_transparent: true },
    frames: POSES.map((transform_matrix, i) => ({
      ...{ file_path: `images/${i}.png`, mask_path: `masks/${i}.png`, time: 0, transform_matrix },
    })),
  },
  {
    ...{ x_fov: 40, y_fov: 40, k1: -0.2, k2: 0.05, distortion_params: [-0.2, 0.05, 0, 0, 0.004, -0.003] },
    frames: POSES.map((transform_matrix, i) => ({
      file_path: `${i}.png`,
      is_fisheye: false,
      transform_matrix,
    })),
  },
].map(bytesOf);

const shared = { seeds: async () => TRANSFORMS, mutators: [jsonMutator] };

function sceneFault({ train, heldOut }: nerf.Scene): string | undefined {
  const cameras = [...train, ...heldOut].map(({ camera }) => camera);
  return firstOf(
    (train.length === 0 || heldOut.length === 0) && 'there must be views to train on and to hold out',
    ...cameras.flatMap(({ width, height, focal, centre, pose }) => [
      notCount('width', width, 1),
      notCount('height', height, 1),
      focal.some((length) => !(length > 0 && length < Infinity)) &&
        `focal lengths must be positive, got ${focal}`,
      notFinite('the principal point', centre),
      notFinite('the pose', pose),
      pose.length !== 12 && 'a pose must have 12 numbers',
    ]),
    ...[...train, ...heldOut].map(
      ({ mask, picture }) =>
        mask && mask.length !== picture.width * picture.height && 'a mask must have the size of its picture',
    ),
    ...cameras.map((camera) => notFinite('the rays', cameraRays(camera).directions)),
  );
}

/** Returns how a look breaks its promises. */
export function lookFault({
  near,
  far,
  bounds,
  density,
  background,
  occupancy,
  samples,
  camera,
}: NerfLook): string | undefined {
  return firstOf(
    !(near >= 0 && near < far && far < Infinity) && `near must be less than far, got ${near} and ${far}`,
    notFinite('bounds', [...bounds.min, ...bounds.max]),
    bounds.min.some((low, axis) => !(low < bounds.max[axis]!)) && 'bounds must ascend',
    !['relu', 'softplus'].includes(density) && `density is unknown, got ${density}`,
    !['black', 'white', 'alpha'].includes(background) && `background is unknown, got ${background}`,
    typeof occupancy !== 'boolean' && 'occupancy must be true or false',
    notCount('samples', samples, 1),
    notCount('width', camera.width, 1),
    notCount('height', camera.height, 1),
    camera.pose.length !== 12 && 'the pose must have 12 numbers',
    notFinite('the pose', camera.pose),
    camera.focal.some((length) => !(length > 0 && length < Infinity)) && 'focal lengths must be positive',
  );
}

/** How a small scene is rendered. */
export const LOOK: NerfLook = {
  near: 2,
  far: 6,
  density: 'relu',
  background: 'black',
  occupancy: true,
  samples: 64,
  bounds: { min: [-2, -2, -2], max: [2, 2, 2] },
  camera: {
    width: SIDE,
    height: SIDE,
    focal: [5.5, 5.5],
    centre: [1.5, 1.5],
    pose: Float64Array.from(POSES[0]!.slice(0, 3).flat()),
  },
};

/** Returns a look as JSON has it, with the pose as an array of numbers. */
export function plain({ camera, ...look }: NerfLook): object {
  return { ...look, camera: { ...camera, pose: [...camera.pose] } };
}

const ZIPPED = {
  'transforms.json': TRANSFORMS[0]!,
  'a.png': Uint8Array.from({ length: 50 }, (_, i) => i % 7),
};

/** Readers of scenes. */
export const sceneReaders: readonly Reader[] = [
  {
    ...shared,
    name: 'transforms',
    names: /^(loadScene|decodeTransforms|sceneFromFrames|checkPose): /,
    read: async (bytes) => {
      const text = new TextDecoder().decode(bytes);
      const scene = await nerf.loadScene({
        text: async (path) => (path === 'transforms.json' ? text : undefined),
        picture: async () => PICTURE,
      });
      return sceneFault(scene);
    },
  },
  {
    ...shared,
    name: 'scene',
    names: /^(readScene|loadScene|decodeTransforms|sceneFromFrames|defaultBounds|defaultDepthRange): /,
    read: async (bytes) => {
      const png = await encodePng(PICTURE);
      const files = async (path: string): Promise<Uint8Array | undefined> =>
        path === 'transforms.json' ? bytes : path.endsWith('.json') ? undefined : png;
      const { scene, near, far, bounds } = await readScene(files, { name: 'input', decodePicture });
      return firstOf(
        sceneFault(scene),
        !(near >= 0 && near < far && far < Infinity) && `near must be less than far, got ${near} and ${far}`,
        notFinite('bounds', [...bounds.min, ...bounds.max]),
      );
    },
  },
  {
    name: 'zip',
    seeds: async () => [0, 6].map((level) => zipSync(ZIPPED, { level: level as 0 | 6 })),
    mutators: [],
    names: /^sceneFilesFromZip: /,
    read: async (bytes) => {
      const files = await sceneFilesFromZip(bytes, { maxBytes: 2 ** 20 });
      const faults = Object.entries(ZIPPED).map(async ([path, content]) => {
        const found = await files(path);
        return found && !content.every((byte, i) => byte === found[i]) && `${path} must be what was packed`;
      });
      return firstOf(...(await Promise.all(faults)));
    },
  },
  {
    name: 'look',
    seeds: async () => [bytesOf(plain(LOOK))],
    mutators: [jsonMutator],
    names: /^decodeLook: /,
    read: async (bytes) => lookFault(decodeLook(new TextDecoder().decode(bytes))),
  },
];
