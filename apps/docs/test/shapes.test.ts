import { readFile } from 'node:fs/promises';
import { decodeField } from '@fourier-features/core/storage';
import { decodeMesh, proceduralShapes } from '@fourier-features/datasets';
import { encodeGlb, encodePly, type Mesh } from '@fourier-features/occupancy';
import { shapePlace } from '@fourier-features/tasks';
import type { Page } from '@fourier-features/testing/browser';
import { expect, test } from 'vitest';
import { shapeNames } from '../src/shapes/settings.ts';
import { canvasHash } from './site/canvasHash.ts';
import { dropFiles } from './site/dropFiles.ts';
import { mainThread } from './site/mainThread.ts';
import { describeSite, type Site } from './site/site.ts';

test('the page offers every procedural shape', () => {
  expect([...shapeNames].sort()).toEqual([...proceduralShapes].sort());
});

async function open(site: Site) {
  const opened = await site.open('tasks/shapes/');
  await opened.page.locator('astro-island:not([ssr])').first().waitFor();
  return opened;
}

async function setSteps(page: Page, steps: number): Promise<void> {
  await page.getByText('Network and training').click();
  await page.getByLabel('Steps', { exact: true }).fill(String(steps));
  await page.getByLabel('Steps', { exact: true }).blur();
}

/** A tetrahedron of corners at 0 and along each axis. */
const corner: Mesh = {
  positions: Float32Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1),
  indices: Uint32Array.of(0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3),
};
const points = ['0 0 0', '1 0 0', '0 1 0', '0 0 1'];
const faces = [
  [0, 2, 1],
  [0, 1, 3],
  [0, 3, 2],
  [1, 2, 3],
] as const;
const obj = [
  ...points.map((point) => `v ${point}`),
  ...faces.map((face) => `f ${face.map((i) => i + 1).join(' ')}`),
];
const stl = faces.map(
  (face) =>
    `facet normal 0 0 0\nouter loop\n${face.map((i) => `vertex ${points[i]}`).join('\n')}\nendloop\nendfacet`,
);

describeSite('the page on shapes', (site) => {
  test('trains two fields in a worker, the one with Fourier features better, and saves them', async () => {
    const { page, faults } = await open(site);
    await setSteps(page, 120);
    await page.getByRole('button', { name: 'Start training' }).click();
    await page.getByText(/step \d+ of 120/).waitFor();
    const before = await mainThread(page);
    await page.getByRole('button', { name: 'Train again' }).waitFor();
    const after = await mainThread(page);
    const [none, gaussian] = (await page.locator('.iou').allTextContents()).map((text) =>
      text === 'no inside yet' ? 0 : Number(/IoU ([\d.]+)/.exec(text)![1]),
    );
    expect(gaussian).toBeGreaterThan(0.8);
    expect(gaussian! - none!).toBeGreaterThan(0.2);
    expect(after.shift - before.shift).toBeLessThan(0.001);
    expect(after).toMatchObject({ modules: 0, decoded: 0 });
    expect(await page.locator('.badge').getAttribute('data-threads')).toBe(site.variant.isolated ? '2' : '1');

    const solids = page.locator('canvas.solid');
    expect(await solids.count()).toBe(3);
    const shown = [await canvasHash(solids.nth(0)), await canvasHash(solids.nth(2))];
    await page.locator('.orbit section').focus();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => canvasHash(solids.nth(0))).not.toBe(shown[0]);
    await expect.poll(() => canvasHash(solids.nth(2))).not.toBe(shown[1]);

    await page.getByText('Save', { exact: true }).click();
    await page.getByLabel('Resolution of the mesh').selectOption('64');
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Field (.safetensors)' }).last().click();
    const bytes = await readFile(await (await saved).path());
    const { metadata } = decodeField(bytes);
    expect(metadata).toMatchObject({ task: 'occupancy', shape: 'trefoil' });
    const { halfSize } = shapePlace(metadata).normalisation;
    const glb = page.waitForEvent('download');
    await page.getByRole('button', { name: 'GLB' }).last().click();
    const { mesh } = await decodeMesh(await readFile(await (await glb).path()), { name: 'trefoil.glb' });
    // In the coordinates of the shape, of which one touches a side of the domain.
    const reach = mesh.positions.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    expect(reach).toBeGreaterThan(0.8 * halfSize);
    expect(reach).toBeLessThan(1.1 * halfSize);

    await dropFiles(page, [{ name: 'again.safetensors', bytes }]);
    await page.locator('figcaption', { hasText: 'again.safetensors' }).waitFor();
    expect(faults).toEqual({ console: [], foreign: [], failed: [] });
    await page.close();
  });

  test('opens meshes that are dropped, and says what is wrong with others', async () => {
    const { page, faults } = await open(site);
    const files = {
      'first.obj': Buffer.from(obj.join('\n')),
      'second.stl': Buffer.from(`solid s\n${stl.join('\n')}\nendsolid s`),
      'third.off': Buffer.from(
        `OFF\n4 4 0\n${points.join('\n')}\n${faces.map((f) => `3 ${f.join(' ')}`).join('\n')}`,
      ),
      'fourth.ply': encodePly(corner),
      'fifth.glb': await encodeGlb(corner),
    };
    for (const [name, bytes] of Object.entries(files)) {
      await dropFiles(page, [{ name, bytes }]);
      await page.getByText(`${name.split('.')[0]}: 4 vertices, 4 faces, watertight`).waitFor();
    }
    const error = page.locator('.error');
    await dropFiles(page, [{ name: 'notes.obj', bytes: Buffer.from('no mesh') }]);
    await error.waitFor();
    expect((await error.textContent())!.length).toBeLessThan(250);
    await dropFiles(page, [{ name: 'broken.safetensors', bytes: Buffer.from('not a field') }]);
    await expect.poll(() => error.textContent()).toContain('safetensors');
    // The shape of before is still there.
    await page.getByText('fifth: 4 vertices').waitFor();
    await page.getByRole('button', { name: /trained for longer/ }).click();
    await page.locator('figcaption', { hasText: 'gyroid' }).waitFor();
    expect(await error.count()).toBe(0);
    expect(await mainThread(page)).toMatchObject({ modules: 0, decoded: 0 });
    expect(faults).toEqual({ console: [], foreign: [], failed: [] });
    await page.close();
  });
});
