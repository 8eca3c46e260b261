import { readFile } from 'node:fs/promises';
import { decodeField } from '@fourier-features/core/storage';
import { encodePng } from '@fourier-features/pictures';
import { decodeLook } from '@fourier-features/tasks';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { canvasHash } from './site/canvasHash.ts';
import { dropFiles } from './site/dropFiles.ts';
import { mainThread } from './site/mainThread.ts';
import { describeSite, type Site } from './site/site.ts';

async function open(site: Site) {
  const opened = await site.open('tasks/nerf/');
  await opened.page.locator('astro-island:not([ssr])').first().waitFor();
  return opened;
}

/** Numbers of cameras 4 units from the origin, which they look at; +z is up. */
const POSES = {
  east: [0, 0, 1, 4, 1, 0, 0, 0, 0, 1, 0, 0],
  north: [-1, 0, 0, 0, 0, 0, 1, 4, 0, 1, 0, 0],
  west: [0, 0, -1, -4, -1, 0, 0, 0, 0, 1, 0, 0],
} as const;

/** A scene as Blender writes it, of pictures that must be reduced to fit the page; its cameras may look outwards instead. */
async function scene({ outward = false } = {}): Promise<Record<string, Uint8Array>> {
  const side = 192;
  const values = Float32Array.from({ length: 3 * side ** 2 }, (_, i) => (i % (3 * side)) / (3 * side));
  const picture = await encodePng({ width: side, height: side, channels: 3, values });
  const transforms = (names: readonly (keyof typeof POSES)[]) =>
    Buffer.from(
      JSON.stringify({
        camera_angle_x: 0.7,
        frames: names.map((name) => ({
          file_path: `./${name}`,
          transform_matrix: [0, 4, 8]
            .map((start) => POSES[name].slice(start, start + 4))
            .map(([x, y, z, at]) => (outward ? [-x!, y, -z!, at] : [x, y, z, at]))
            .concat([[0, 0, 0, 1]]),
        })),
      }),
    );
  return {
    'ramp/transforms_train.json': transforms(['east', 'north']),
    'ramp/transforms_test.json': transforms(['west']),
    ...Object.fromEntries(Object.keys(POSES).map((name) => [`ramp/${name}.png`, picture])),
  };
}

describeSite('the page on scenes', (site) => {
  test('shows a field at once, from wherever the visitor turns it', async () => {
    const { page, faults } = await open(site);
    const canvas = page.locator('.tile canvas').first();
    await canvas.waitFor();
    const width = () => canvas.evaluate((element) => (element as HTMLCanvasElement).width);
    await expect.poll(width).toBe(200);
    const first = await canvasHash(canvas);
    await page.locator('.orbit section').focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => canvasHash(canvas)).not.toBe(first);
    await expect.poll(width).toBe(200);
    const turned = await canvasHash(canvas);
    await page.getByLabel('Show').selectOption('nearness');
    await expect.poll(() => canvasHash(canvas)).not.toBe(turned);
    expect(await mainThread(page)).toMatchObject({ modules: 0, decoded: 0 });
    expect(faults).toEqual({ console: [], foreign: [], failed: [] });
    await page.close();
  });

  test('trains two fields in a worker, the one with Fourier features better', async () => {
    const { page, faults } = await open(site);
    await page.getByText('Network and training').click();
    await page.getByLabel('Steps', { exact: true }).fill('76');
    await page.getByLabel('Steps', { exact: true }).blur();
    await page.getByRole('button', { name: 'Start training' }).click();
    await page.getByText(/step \d+ of 76/).waitFor();
    const before = await mainThread(page);
    await page.getByRole('button', { name: 'Train again' }).waitFor();
    const after = await mainThread(page);
    const [none, gaussian] = (await page.locator('.psnr').allTextContents()).map(Number.parseFloat);
    expect(gaussian).toBeGreaterThan(16.5);
    expect(gaussian! - none!).toBeGreaterThan(0.8);
    expect(after.shift - before.shift).toBeLessThan(0.001);
    expect(after).toMatchObject({ modules: 0, decoded: 0 });
    expect(await page.locator('.badge').getAttribute('data-threads')).toBe(site.variant.isolated ? '2' : '1');

    await page.getByText('Save', { exact: true }).click();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'field.safetensors' }).click();
    const bytes = await readFile(await (await saved).path());
    const { metadata } = decodeField(bytes);
    expect(metadata).toMatchObject({ task: 'nerf', scene: 'solids' });
    expect(decodeLook(metadata['look']!)).toMatchObject({ near: 2, far: 6 });
    await dropFiles(page, [{ name: 'again.safetensors', bytes }]);
    await page.locator('figcaption', { hasText: 'again.safetensors' }).waitFor();
    expect(faults).toEqual({ console: [], foreign: [], failed: [] });
    await page.close();
  });

  test('opens scenes that are dropped, and says what is wrong with others', async () => {
    const { page, faults } = await open(site);
    const files = await scene();
    await dropFiles(page, [{ name: 'zipped.zip', bytes: zipSync(files) }]);
    await page
      .getByText('zipped: 2 views of 96×96 to train on, 1 held out')
      .or(page.getByText('zipped: 2 views of 96x96 to train on, 1 held out'))
      .waitFor();
    await dropFiles(
      page,
      Object.entries(files).map(([name, bytes]) => ({ name, bytes })),
    );
    await page.getByText(/ramp: 2 views of 96.96 to train on, 1 held out/).waitFor();
    const error = page.locator('.error');
    await dropFiles(page, [{ name: 'notes.zip', bytes: Buffer.from('no archive') }]);
    await error.waitFor();
    expect((await error.textContent())!.length).toBeLessThan(250);
    await dropFiles(page, [{ name: 'lonely.png', bytes: files['ramp/east.png']! }]);
    await expect.poll(() => error.textContent()).toContain('transforms');
    await page.getByText(/ramp: 2 views/).waitFor();
    expect(await mainThread(page)).toMatchObject({ modules: 0, decoded: 0 });
    expect(faults).toEqual({ console: [], foreign: [], failed: [] });
    await page.close();
  });

  test('opens a scene whose cameras look outwards once near and far are set', async () => {
    const { page, faults } = await open(site);
    const files = await scene({ outward: true });
    await dropFiles(page, [{ name: 'room.zip', bytes: zipSync(files) }]);
    await page.locator('.error', { hasText: 'Set “Near” and “Far” if the cameras look outwards' }).waitFor();
    await page.getByLabel('Near').fill('2');
    await page.getByLabel('Near').blur();
    await page.getByLabel('Far').fill('4');
    // What is typed stays while the page changes around it.
    await dropFiles(page, [{ name: 'notes.zip', bytes: Buffer.from('no archive') }]);
    await page.locator('.error', { hasText: 'ZIP' }).waitFor();
    expect(await page.getByLabel('Far').inputValue()).toBe('4');
    await page.getByLabel('Far').blur();
    await page.getByText(/room: 2 views of 96.96 .*, depths 2\.00 to 4\.00/).waitFor();
    expect(await page.locator('.error').count()).toBe(0);
    const bounds = page.getByLabel('Bounds');
    await bounds.fill('-1, -1, 0, 1, 1');
    await bounds.blur();
    expect(await bounds.evaluate((input: HTMLInputElement) => input.validationMessage)).toContain(
      'six numbers',
    );
    await bounds.fill('8, 8, 0, 9, 9, 1');
    await bounds.blur();
    await page.locator('.warning', { hasText: 'Set “Bounds”, or “Near” and “Far”' }).waitFor();
    // The settings were those of that scene: the next one is read as it says.
    await dropFiles(page, [{ name: 'object.zip', bytes: zipSync(await scene()) }]);
    await page.getByText(/object: 2 views of 96.96 .*, depths 2\.00 to 6\.00/).waitFor();
    await page.locator('summary', { hasText: 'Reading a scene' }).click();
    expect(await page.getByLabel('Near').inputValue()).toBe('');
    expect(await mainThread(page)).toMatchObject({ modules: 0, decoded: 0 });
    expect(faults).toEqual({ console: [], foreign: [], failed: [] });
    await page.close();
  });
});
