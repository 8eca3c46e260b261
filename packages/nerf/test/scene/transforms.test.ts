import {
  decodeTransforms,
  loadScene,
  type Picture,
  type SceneSource,
  sceneFromFrames,
} from '@fourier-features/nerf';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';

const matrix = (x: number): number[][] => [
  [0, 0, 1, x],
  [1, 0, 0, 0],
  [0, 1, 0, 0],
  [0, 0, 0, 1],
];
const picture: Picture = { width: 8, height: 6, channels: 3, values: new Float32Array(144).fill(0.5) };

type Json = Record<string, unknown>;
/** A file with keys for all frames, and with keys for its first frame. */
const file = (shared: Json, own: Json = {}, base: Json = { camera_angle_x: 0.7 }): Json => ({
  ...base,
  ...shared,
  frames: [
    { file_path: 'a.png', transform_matrix: matrix(4), ...own },
    { file_path: 'b.png', transform_matrix: matrix(5) },
  ],
});
const cameraOf = (json: Json) =>
  sceneFromFrames(decodeTransforms(json, { name: 't' }), [picture, picture])[0]!.camera;
const source = (
  json: Json,
  pictures: Record<string, Picture> = { 'a.png': picture, 'b.png': picture },
): SceneSource => ({
  text: async (path) => (path === 'transforms.json' ? JSON.stringify(json) : undefined),
  picture: async (path) => pictures[path],
});
const across = (angle: number): number => 4 / Math.tan(angle / 2);
const down = (angle: number): number => 3 / Math.tan(angle / 2);

describe('focal lengths and principal points of a transforms file', () => {
  test.each<[what: string, shared: Json, own: Json, focal: number[]]>([
    ['one angle, for square pixels', { camera_angle_x: 0.7 }, {}, [across(0.7), across(0.7)]],
    ['only the height’s angle', { camera_angle_y: 0.5 }, {}, [down(0.5), down(0.5)]],
    ['angles in degrees', { x_fov: 60, y_fov: 50 }, {}, [across(Math.PI / 3), down((50 * Math.PI) / 180)]],
    ['pixels before an angle', { fl_x: 9, camera_angle_x: 0.7 }, {}, [9, 9]],
    ['only the height’s length', { fl_y: 9 }, {}, [9, 9]],
    ['a frame’s length before the file’s', { fl_x: 9, fl_y: 10 }, { fl_x: 11 }, [11, 10]],
    [
      'a frame’s angle before the file’s length',
      { fl_x: 9, fl_y: 10 },
      { camera_angle_x: 0.7 },
      [across(0.7), across(0.7)],
    ],
    [
      'a frame’s angles before the file’s lengths',
      { fl_x: 9 },
      { camera_angle_x: 0.7, camera_angle_y: 0.5 },
      [across(0.7), down(0.5)],
    ],
    ['nothing where a value is null', { fl_x: null, camera_angle_x: 0.7 }, {}, [across(0.7), across(0.7)]],
  ])('are those of %s', (_, shared, own, focal) => {
    expectClose(cameraOf(file(shared, own, {})).focal, focal, 1e-12);
  });

  test('take the middle on an axis whose principal point is not stated', () => {
    expect(cameraOf(file({ cx: 3 })).centre).toEqual([3, 3]);
    expect(cameraOf(file({ cy: 2.5 }, { cx: 5 })).centre).toEqual([5, 2.5]);
  });
});

describe('lenses of a transforms file', () => {
  test('are none for pinholes and for coefficients of 0', () => {
    for (const camera_model of ['SIMPLE_PINHOLE', 'PINHOLE', 'OPENCV'])
      expect(cameraOf(file({ camera_model, k1: 0, k2: 0, p1: 0, p2: 0 })).lens).toBeUndefined();
    expect(cameraOf(file({ is_fisheye: false, k3: 0, k4: 0 })).lens).toBeUndefined();
  });

  test('are read from coefficients, from a list, for all frames or for one', () => {
    const distortion = [0.1, 0.02, 0.003, 0.004, 0.005, 0.006];
    const [k1, k2, k3, k4, p1, p2] = distortion;
    const expected = { projection: 'perspective', distortion };
    expect(cameraOf(file({ k1, k2, k3, k4, p1, p2 })).lens).toEqual(expected);
    expect(cameraOf(file({ camera_model: 'OPENCV', distortion_params: distortion })).lens).toEqual(expected);
    expect(cameraOf(file({ k1: 9, k2, k3, k4, p1, p2 }, { k1 })).lens).toEqual(expected);
  });

  test.each(['OPENCV_FISHEYE', 'RADIAL_FISHEYE', 'SIMPLE_RADIAL_FISHEYE'])(
    'are fisheyes for %s',
    (camera_model) => {
      const fisheye = { projection: 'fisheye', distortion: [0.1, 0, 0, 0, 0, 0] };
      expect(cameraOf(file({ camera_model, k1: 0.1 })).lens).toEqual(fisheye);
      expect(cameraOf(file({}, { camera_model, k1: 0.1 })).lens).toEqual(fisheye);
      expect(cameraOf(file({ camera_model, k1: 0 })).lens?.projection).toBe('fisheye');
    },
  );

  test('are fisheyes if instant-ngp says so', () => {
    expect(cameraOf(file({ is_fisheye: true, k1: 0.1 })).lens?.projection).toBe('fisheye');
    expect(cameraOf(file({ is_fisheye: true, camera_model: 'OPENCV_FISHEYE' })).lens?.projection).toBe(
      'fisheye',
    );
  });
});

describe('keys of a transforms file that change what pixels show', () => {
  test.each<[key: string, value: unknown, message: RegExp]>([
    [
      'camera_model',
      'EQUIRECTANGULAR',
      /camera_model of frame 0 \(a\.png\) of t must be one of SIMPLE_PINHOLE, .*, got EQUIRECTANGULAR\. Undistort/,
    ],
    ['camera_model', 'FULL_OPENCV', /got FULL_OPENCV/],
    ['camera_model', 'FISHEYE624', /got FISHEYE624/],
    ['camera_model', 'ORTHOPHOTO', /got ORTHOPHOTO/],
    ['camera_model', 'constructor', /got constructor/],
    [
      'distortion_params',
      new Array(12).fill(0.1),
      /distortion_params of frame 0 .* must be the 6 finite numbers/,
    ],
    ['k5', 0.1, /k5 of .* must be absent, got 0\.1\. Undistort/],
    ['omega', 0.9, /omega of .* must be absent/],
    ['ftheta_p0', 1, /ftheta_p0 of .* must be absent/],
    ['latlong', true, /latlong of .* must be absent/],
    ['equirectangular', true, /equirectangular of .* must be absent/],
    ['rolling_shutter', [0, 0, 1, 0], /rolling_shutter of .* must be absent.* leave such frames out/],
    ['transform_matrix_end', matrix(5), /transform_matrix_end of .* must be absent/],
    [
      'from_mitsuba',
      true,
      /from_mitsuba of .* must be absent, got true\. Negate the first and the third column/,
    ],
    ['envmap', 'sky.png', /envmap of .* must be absent, got sky\.png/],
    ['sharpen', 0.5, /sharpen of .* must be absent, got 0\.5\. Sharpen/],
  ])('%s is refused by name with the cure', (key, value, message) => {
    expect(() => decodeTransforms(file({ [key]: value }), { name: 't' })).toThrow(message);
    expect(() => decodeTransforms(file({}, { [key]: value }), { name: 't' })).toThrow(message);
    expect(() => decodeTransforms(file({ [key]: value }), { name: 't' })).toThrow(RangeError);
  });

  test('are accepted where they state nothing', () => {
    decodeTransforms(
      file({ rolling_shutter: [0, 0, 0, 0], k5: 0, latlong: false, envmap: null, sharpen: 0 }),
      { name: 't' },
    );
  });

  test('contradict each other by name', () => {
    expect(() => decodeTransforms(file({ camera_model: 'OPENCV', is_fisheye: true }), { name: 't' })).toThrow(
      'is_fisheye of frame 0 (a.png) of t must be false for camera_model OPENCV, got true. Remove one of the two.',
    );
  });

  test('refuse a scene at several times, and accept one time', () => {
    const moving = file({}, { time: 0.5 });
    expect(() => decodeTransforms(moving, { name: 't' })).toThrow(
      'time must be the same for all frames of t, because scenes that move are not modelled, got 2 times.',
    );
    const [first, second] = moving['frames'] as [Json, Json];
    decodeTransforms({ ...moving, frames: [first, { ...second, time: 0.5 }] }, { name: 't' });
  });
});

describe('notes of a loaded scene', () => {
  const notesOf = async (json: Json): Promise<readonly string[]> => (await loadScene(source(json))).notes;

  test('list keys that are not used, known or not, and are silent about those that do not matter', async () => {
    const silent = {
      applied_transform: matrix(0),
      applied_scale: 2,
      orientation_override: 'none',
      ply_file_path: 'p.ply',
    };
    const placed = { aabb_scale: 16, scale: 0.33, offset: [0.5, 0.5, 0.5], up: [0, 0, 1] };
    expect(
      await notesOf(file({ ...silent, ...placed }, { sharpness: 3, colmap_im_id: 1, rotation: 0.1 })),
    ).toEqual([]);
    expect(await notesOf(file({ zoom: 2 }, { depth_file_path: 'd.png', 'a\u001b[2J': 1 }))).toEqual([
      'transforms.json: not used: zoom, depth_file_path, a\\x1b[2J.',
    ]);
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`key${i}`, 1]));
    expect((await notesOf(file(many)))[0]).toMatch(/key11 and 8 more\.$/);
  });

  test('say which of two angles of view is used', async () => {
    const angle = 2 * Math.atan(8 / 18);
    expect(await notesOf(file({ fl_x: 9, w: 8, camera_angle_x: angle }))).toEqual([]);
    expect(await notesOf(file({ fl_x: 9, w: 8, camera_angle_x: 2 * angle }))).toEqual([
      `transforms.json: fl_x and w state an angle of view of ${angle.toFixed(3)} radians and camera_angle_x one of ${(2 * angle).toFixed(3)}; fl_x is used.`,
    ]);
  });

  test('say that the file’s depths are used', async () => {
    const scene = await loadScene(source(file({ near: 1, far: 9 })));
    expect([scene.near, scene.far, scene.notes[0]]).toEqual([
      1,
      9,
      "transforms.json: near 1 and far 9 are taken as depths along the cameras' axes.",
    ]);
    const without = await loadScene(source(file({ near: 9, far: 1 })));
    expect([without.near, without.notes]).toEqual([undefined, ['transforms.json: not used: near, far.']]);
  });
});

describe('lists of file names in a transforms file', () => {
  const names = ['a', 'b', 'c', 'd'];
  const listed = (lists: Json): Json => ({
    camera_angle_x: 0.7,
    ...lists,
    frames: names.map((name, i) => ({ file_path: `./${name}.png`, transform_matrix: matrix(i) })),
  });
  const pictures = Object.fromEntries(names.map((name) => [`${name}.png`, picture]));
  const positions = async (lists: Json): Promise<[train: number[], heldOut: number[], from: string]> => {
    const { train, heldOut, heldOutFrom } = await loadScene(source(listed(lists), pictures));
    const at = (views: typeof train): number[] => views.map(({ camera }) => camera.pose[3]!);
    return [at(train), at(heldOut), heldOutFrom];
  };

  test('divide its frames', async () => {
    expect(await positions({ train_filenames: ['a.png', './c.png'], test_filenames: ['d.png'] })).toEqual([
      [0, 2],
      [3],
      'test_filenames of transforms.json',
    ]);
    expect(await positions({ val_filenames: ['b.png'], test_filenames: ['d.png'] })).toEqual([
      [0, 2],
      [3],
      'test_filenames of transforms.json',
    ]);
    expect(await positions({ val_filenames: ['b.png'] })).toEqual([
      [0, 2, 3],
      [1],
      'val_filenames of transforms.json',
    ]);
    expect(await positions({ train_filenames: ['a.png', 'b.png'] })).toEqual([
      [0, 1],
      [2, 3],
      'the frames that train_filenames of transforms.json lacks',
    ]);
  });

  test('are refused if they name no frame, or leave none', async () => {
    await expect(positions({ test_filenames: ['e.png'] })).rejects.toThrow(
      'loadScene: test_filenames of transforms.json must name pictures of frames, got e.png',
    );
    await expect(positions({ train_filenames: [], test_filenames: ['a.png'] })).rejects.toThrow(
      'must leave frames to train on, got none',
    );
    await expect(positions({ train_filenames: ['a.png', 'b.png', 'c.png', 'd.png'] })).rejects.toThrow(
      'must leave frames to hold out, got none',
    );
  });
});

describe('pictures of a loaded scene', () => {
  const found = async (filePath: string, name: string): Promise<readonly string[]> => {
    const tried: string[] = [];
    const json = {
      camera_angle_x: 0.7,
      frames: [4, 5].map((x) => ({ file_path: filePath, transform_matrix: matrix(x) })),
    };
    await loadScene({
      text: async (path) => (path === 'transforms.json' ? JSON.stringify(json) : undefined),
      picture: async (path) => {
        tried.push(path);
        return path === name ? picture : undefined;
      },
    });
    return tried.slice(0, tried.indexOf(name) + 1);
  };

  test('are looked for under their name first, then with other endings', async () => {
    expect(await found('images/0.tif', 'images/0.tif')).toEqual(['images/0.tif']);
    expect(await found('.\\images\\0.tif', 'images/0.tif')).toEqual(['images/0.tif']);
    expect(await found('/data/0.exr', '/data/0.exr')).toEqual(['/data/0.exr']);
    expect(await found('0.jpg', '0.JPG')).toEqual(['0.jpg', '0.JPG']);
    expect(await found('0.PNG', '0.png')).toEqual(['0.PNG', '0.png']);
    expect(await found('r_0', 'r_0.png')).toEqual(['r_0', 'r_0.png']);
    expect(await found('r_0.5', 'r_0.5.TIFF')).toContain('r_0.5.tif');
  });

  test('are refused with the names that were tried', async () => {
    await expect(found('images/0.tif', '')).rejects.toThrow(
      'loadScene: the picture of frame 0 (images/0.tif) is missing: tried images/0.tif, and with the endings .TIF, .png, .PNG, .jpg, .JPG,',
    );
  });

  test('have their white or black made transparent if the file says so', async () => {
    const values = Float32Array.from([1, 1, 1, 0, 0, 0, 1, 0, 1, 0.5, 0.5, 0.5]);
    const small: Picture = { width: 2, height: 2, channels: 3, values };
    const alphas = async (keys: Json): Promise<number[] | undefined> => {
      const { train } = await loadScene(source(file(keys), { 'a.png': small, 'b.png': small }));
      const shown = train[0]!.picture;
      return shown.channels === 4 ? [3, 7, 11, 15].map((at) => shown.values[at]!) : undefined;
    };
    expect(await alphas({ white_transparent: true })).toEqual([0, 1, 1, 1]);
    expect(await alphas({ black_transparent: true })).toEqual([1, 0, 1, 1]);
    expect(await alphas({ white_transparent: false })).toBeUndefined();
  });
});
