import * as nerf from '@fourier-features/nerf';
import { proceduralSceneInput } from '@fourier-features/tasks';
import { expect, test } from 'vitest';

test('proceduralSceneInput has the views and depths of the procedural scene, reduced', async () => {
  const input = await proceduralSceneInput({ reduce: 20 });
  const { train, heldOut, near, far } = await nerf.proceduralScene({ width: 5 });
  expect(input.scene).toMatchObject({ train, heldOut });
  expect([input.name, input.near, input.far]).toEqual(['solids', near, far]);
  expect([input.warnings, input.notes]).toEqual([[], []]);
  expect(input.settings).toEqual({ near: null, far: null, bounds: null, background: null, reduce: 20 });
});

test('proceduralSceneInput takes other depths and another background', async () => {
  const input = await proceduralSceneInput({ reduce: 50, near: 3, far: 5, background: 'white' });
  expect(input).toMatchObject({ near: 3, far: 5, background: 'white' });
  await expect(proceduralSceneInput({ reduce: 50, near: 9 })).rejects.toThrow(
    'proceduralSceneInput: near must be less than far',
  );
});
