import { firstPicture } from '@fourier-features/nerf';
import { expect, test } from 'vitest';

const matrix = [
  [0, 0, 1, 4],
  [1, 0, 0, 0],
  [0, 1, 0, 0],
  [0, 0, 0, 1],
];
const transforms = (paths: readonly string[]): string =>
  JSON.stringify({
    camera_angle_x: 0.7,
    frames: paths.map((file_path) => ({ file_path, transform_matrix: matrix })),
  });

test('the first picture is that of the first frame to train on, with its ending found', async () => {
  const texts: Record<string, string> = {
    'transforms_train.json': transforms(['./second', './first']),
    'transforms.json': transforms(['./first']),
  };
  const pictures: Record<string, { width: number; height: number }> = {
    'first.png': { width: 4, height: 2 },
    'second.jpg': { width: 6, height: 3 },
  };
  const source = {
    text: async (path: string) => texts[path],
    picture: async (path: string) => {
      const size = pictures[path];
      return size && { ...size, channels: 1 as const, values: new Float32Array(size.width * size.height) };
    },
  };
  expect(await firstPicture(source)).toMatchObject({ width: 6, height: 3 });
  delete texts['transforms_train.json'];
  expect(await firstPicture(source)).toMatchObject({ width: 4, height: 2 });
  delete pictures['first.png'];
  await expect(firstPicture(source)).rejects.toThrow('the picture of frame 0 (./first) is missing');
  texts['transforms.json'] = transforms([]);
  await expect(firstPicture(source)).rejects.toThrow(/frame/);
  delete texts['transforms.json'];
  await expect(firstPicture(source)).rejects.toThrow('got neither');
});
