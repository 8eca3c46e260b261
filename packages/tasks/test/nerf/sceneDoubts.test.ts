import * as nerf from '@fourier-features/nerf';
import { decodePicture, encodePng, type Picture } from '@fourier-features/pictures';
import { type NerfInput, type ReadSceneOptions, readScene } from '@fourier-features/tasks';
import { describe, expect, test } from 'vitest';

const [WIDTH, COUNT] = [8, 64];
type Colour = readonly number[];

/** A picture with noise of some colour inside and one colour along its border, in RGB or RGBA. */
function picture(
  border: Colour = [0, 0, 0],
  inside: (i: number) => Colour = (i) => [0.3 + (i % 7) / 20, 0.5, 0.2],
): Picture {
  const values = Array.from({ length: COUNT }, (_, i) => {
    const [column, row] = [i % WIDTH, Math.floor(i / WIDTH)];
    const isInside = [column, row].every((at) => at > 0 && at < WIDTH - 1);
    return isInside ? [...inside(i), 1].slice(0, border.length) : [...border];
  });
  return {
    width: WIDTH,
    height: WIDTH,
    channels: border.length as 3 | 4,
    values: Float32Array.from(values.flat()),
  };
}

const ring = (frames: number, radius = 4, elevation = 0.5): nerf.Camera[] =>
  nerf.orbitCameras({ frames, radius, elevation, width: WIDTH });
const outward = (camera: nerf.Camera): nerf.Camera => ({
  ...camera,
  pose: camera.pose.map((value, i) => ([0, 2].includes(i % 4) ? -value : value)),
});

async function read(
  {
    cameras = ring(10),
    pictures = [picture()],
    keys = {},
  }: { cameras?: nerf.Camera[]; pictures?: Picture[]; keys?: object } = {},
  { bitDepth = 8, ...options }: Partial<ReadSceneOptions> & { bitDepth?: 8 | 16 } = {},
): Promise<NerfInput> {
  const frames = cameras.map(({ pose }, i) => ({
    file_path: `${i}.png`,
    transform_matrix: [0, 4, 8].map((at) => [...pose.subarray(at, at + 4)]),
  }));
  const json = new TextEncoder().encode(
    JSON.stringify({ camera_angle_x: 0.6911112070083618, ...keys, frames }),
  );
  const pngs = await Promise.all(pictures.map((each) => encodePng(each, { bitDepth })));
  const files = async (path: string): Promise<Uint8Array | undefined> => {
    if (path === 'transforms.json') return json;
    return path.endsWith('.png') ? pngs[Number.parseInt(path, 10) % pngs.length] : undefined;
  };
  return readScene(files, { name: 'ring', decodePicture, ...options });
}

describe('warnings of a scene', () => {
  test.each<[what: string, scene: Parameters<typeof read>[0], options: Partial<ReadSceneOptions>]>([
    ['a ring of cameras', {}, {}],
    ['pictures with alpha', { pictures: [picture([0, 0, 0, 0])] }, {}],
    ['white pictures over white', { pictures: [picture([1, 1, 1])] }, { background: 'white' }],
    [
      'cameras that look outwards, with depths',
      { cameras: ring(20, 0.4, 0).map(outward) },
      { near: 2, far: 4 },
    ],
    ['photographs', { pictures: [picture([0.2, 0.3, 0.4]), picture([0.4, 0.2, 0.3])] }, {}],
    ['nearly square pixels', { keys: { fl_x: 11, fl_y: 11.5 } }, {}],
  ])('are none for %s', async (_, scene, options) => {
    expect((await read(scene, options)).warnings).toEqual([]);
  });

  test.each<
    [what: string, scene: Parameters<typeof read>[0], options: Partial<ReadSceneOptions>, warning: RegExp]
  >([
    [
      'a box that is too small',
      {},
      { bounds: { min: [-0.1, -0.1, -0.1], max: [0.1, 0.1, 0.1] } },
      /^(9\d|100|more than 99) % of the pixels that show something look past the bounds, .* Pass \{bounds\}, or \{near\} and \{far\}\.$/,
    ],
    [
      'depths of another unit',
      { cameras: ring(10, 40) },
      { near: 2, far: 6 },
      /^only \S+ % of what a camera sees between depths 2\.00 and 6\.00 is seen by another one\. Check \{near\}/,
    ],
    [
      'depths beyond what the cameras look at',
      { cameras: ring(10, 0.4) },
      { near: 2, far: 6 },
      /^the cameras look at a point that is nearer than near, 2\.00, at a mean depth of 0\.400\. Check \{near\} and \{far\}/,
    ],
    [
      'cameras without parallax',
      { cameras: ring(10, 0.01).map(outward) },
      { near: 2, far: 4 },
      /^the cameras are within 0\.\d+ % of their mean depth of each other/,
    ],
    [
      'one camera of twelve that looks away',
      { cameras: ring(14).map((camera, i) => (i === 3 ? outward(camera) : camera)) },
      {},
      /^1 of 12 cameras have the point that they are assumed to look at behind them\. Pass \{near\} and \{far\}\.$/,
    ],
    [
      'a distance that varies',
      { cameras: [...ring(6, 1), ...ring(6, 4)] },
      {},
      /is between depths 1\.25 and 3\.75 for only 0 of 10 cameras\. Pass \{near\}/,
    ],
    [
      'pixels that are not square',
      { keys: { camera_angle_y: 0.4711 } },
      {},
      /^by their focal lengths, pixels are 1\.50 times/,
    ],
    [
      'alpha in some pictures',
      { pictures: [picture(), picture([0, 0, 0, 0])] },
      {},
      /^5 of 10 pictures have an alpha channel and/,
    ],
    [
      'a background of alpha without any',
      {},
      { background: 'alpha' },
      /^the background is alpha, and no picture has an alpha channel\./,
    ],
    [
      'grey among coloured pictures',
      { pictures: [picture(), picture([0, 0, 0], () => [0.5, 0.5, 0.5])] },
      {},
      /^5 of 10 pictures are grey and the others coloured\./,
    ],
    [
      'empty pictures',
      { pictures: [picture([0, 0, 0, 0]), picture([0, 0, 0, 0], () => [0, 0, 0])] },
      {},
      /./,
    ],
    [
      'pictures of another range',
      { pictures: [picture([0, 0, 0], () => [0.06, 0.03, 0.01])] },
      {},
      /^the brightest value of all pictures is 0\.059 of the range/,
    ],
    [
      'a white wall',
      { pictures: [picture([1, 1, 1])] },
      {},
      /^100 % of the border of the pictures has the colour \(255, 255, 255\) of 255, and the background is black\. Pass \{background\} white\.$/,
    ],
    [
      'a black wall',
      {},
      { background: 'white' },
      /has the colour \(0, 0, 0\) of 255, and the background is white\. Pass \{background\} black\.$/,
    ],
    [
      'a green wall',
      { pictures: [picture([0, 0.5, 0])] },
      {},
      /has the colour \(0, 128, 0\) .* Make that colour transparent\.$/,
    ],
  ])('name %s with the figure and the cure', async (_, scene, options, warning) => {
    const { warnings } = await read(scene, options);
    expect(warnings).toContainEqual(expect.stringMatching(warning));
  });

  test('name pictures that are transparent everywhere', async () => {
    const empty: Picture = { ...picture([0, 0, 0, 0]), values: new Float32Array(4 * COUNT) };
    const { warnings } = await read({ pictures: [picture([0, 0, 0, 0]), empty] });
    expect(warnings).toEqual(['5 of 10 pictures are transparent everywhere. Leave them out.']);
  });

  test('name pictures of another size', async () => {
    const large = picture();
    const values = new Float32Array(3 * 9 * 8).fill(0.4);
    const { warnings } = await read({ pictures: [large, { width: 9, height: 8, channels: 3, values }] });
    expect(warnings).toContainEqual(
      expect.stringMatching(/^5 of 10 pictures have another size than the first/),
    );
  });

  test('name files of 16 bits that hold 12', async () => {
    const dark = picture([0, 0, 0], (i) => [4095 / 65535, (i % 9) / 200, 0.01]);
    const { warnings } = await read({ pictures: [dark] }, { bitDepth: 16 });
    expect(warnings).toContainEqual(
      expect.stringMatching(/^the brightest value of all pictures is 0\.062 of the range/),
    );
    const { scene } = await read({}, { bitDepth: 16 });
    expect(scene.train[0]!.picture.values[3 * 9]).toBeCloseTo(0.4, 4);
  });

  test('are not notes, which tell of the cameras that have their common point behind them', async () => {
    const cameras = ring(20, 0.4, 0).map(outward);
    const { warnings, notes } = await read({ cameras }, { near: 2, far: 4 });
    expect([warnings, notes]).toEqual([
      [],
      [
        expect.stringMatching(
          /^the point closest to all optical axes is behind 17 of 17 cameras\. If they do not look outwards, .* along \+z,/,
        ),
      ],
    ]);
  });

  test('are not notes, which tell of lenses and grey pictures', async () => {
    const { notes } = await read({
      keys: { k1: -0.1 },
      pictures: [picture([0, 0, 0], (i) => [i / 64, i / 64, i / 64])],
    });
    expect(notes).toEqual([
      expect.stringMatching(/^lenses displace pixels by up to \S+ pixels, which is undone\.$/),
      'all pictures are grey.',
    ]);
  });
});
