import { readFile } from 'node:fs/promises';
import { decodeField } from '@fourier-features/core/storage';
import { decodeNpy, encodeNpy } from '@fourier-features/datasets';
import type { Page } from '@fourier-features/testing/browser';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { canvasHash } from './site/canvasHash.ts';
import { dropFiles } from './site/dropFiles.ts';
import { figureOf } from './site/figureOf.ts';
import { mainThread } from './site/mainThread.ts';
import { openDemo } from './site/openDemo.ts';
import { setNumber } from './site/setNumber.ts';
import { describeSite } from './site/site.ts';

const FOREIGN = new URL('../../../packages/tasks/test/ct/tools/', import.meta.url);
const VOLUME = new URL('../../../packages/datasets/test/volume/fixtures/simpleitk.nii.gz', import.meta.url);

/** Drags a pointer across a picture. */
async function drag(page: Page): Promise<void> {
  const place = page.locator('.paint');
  await place.scrollIntoViewIfNeeded();
  const box = (await place.boundingBox())!;
  await page.mouse.move(box.x + 0.4 * box.width, box.y + 0.5 * box.height);
  await page.mouse.down();
  await page.mouse.move(box.x + 0.6 * box.width, box.y + 0.55 * box.height, { steps: 3 });
  await page.mouse.up();
}

describeSite('the page on CT', (site) => {
  test('trains two fields in a worker: the one with Fourier features beats back-projection', async () => {
    const { page, faults } = await openDemo(site, 'tasks/ct/');
    await setNumber(page, 'Steps', 200);
    await setNumber(page, 'First learning rate', 0.01);
    await page.getByLabel('Pixels', { exact: true }).selectOption('48');
    await page.locator('[data-state=ready]').waitFor();
    await page.getByRole('button', { name: 'Start training' }).click();
    await page.getByText(/step \d+ of 200/).waitFor();
    const before = await mainThread(page);
    await page.getByRole('button', { name: 'Train again' }).waitFor();
    const after = await mainThread(page);
    const gaussian = await figureOf(page, 'Network, Gaussian');
    expect(gaussian).toBeGreaterThan((await figureOf(page, 'Back-projection')) + 1);
    expect(gaussian).toBeGreaterThan((await figureOf(page, 'Network, no mapping')) + 3);
    expect(after.shift - before.shift).toBeLessThan(0.001);
    expect(after).toMatchObject({ modules: 0, decoded: 0 });
    expect(await page.locator('.badge').getAttribute('data-threads')).toBe(site.variant.isolated ? '2' : '1');
    const chart = page.locator('.chart svg[role=img]');
    expect(await chart.getAttribute('aria-label')).toMatch(
      /back-projection .* dB, no mapping .* dB, Gaussian .* dB/,
    );

    // What is chosen for the next training does not change which fields there are.
    await page.getByRole('checkbox', { name: 'basic' }).check();
    await page.getByText('Save the result').click();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'field.safetensors' }).click();
    const { metadata } = decodeField(await readFile(await (await saved).path()));
    expect(metadata).toMatchObject({ task: 'ct', shape: '[48,48]' });
    expect(JSON.parse(metadata['settings']!)).toMatchObject({ encoding: 'gaussian' });
    const sinogram = page.waitForEvent('download');
    await page.getByRole('button', { name: 'sinogram.npy' }).click();
    expect(decodeNpy(await readFile(await (await sinogram).path())).shape).toEqual([30, 48]);
    expect(faults).toEqual({ console: [], foreign: [], failed: [] });
    await page.close();
  });

  test('scans at once what is drawn, by a pointer or by keys, and other beams', async () => {
    const { page, faults } = await openDemo(site, 'tasks/ct/');
    await page.getByRole('button', { name: 'Brain slice' }).click();
    await page.locator('[data-state=ready]').waitFor();
    const sinogram = page.locator('.tile', { hasText: 'Sinogram' }).locator('canvas');
    const reconstruction = page.locator('.tile', { hasText: 'Back-projection' }).locator('canvas');
    const look = async () => [await canvasHash(sinogram), await canvasHash(reconstruction)];
    const [original, untouched] = await look();
    await drag(page);
    await expect.poll(() => canvasHash(sinogram)).not.toBe(original);
    await expect.poll(() => canvasHash(reconstruction)).not.toBe(untouched);
    await page.getByRole('button', { name: 'Undo drawing' }).click();
    await expect.poll(look).toEqual([original, untouched]);
    await page.locator('.paint').focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press(' ');
    await expect.poll(() => canvasHash(sinogram)).not.toBe(original);
    await page.getByRole('button', { name: 'Undo drawing' }).click();
    await expect.poll(look).toEqual([original, untouched]);

    await page.getByLabel('Beam').selectOption('fan');
    await expect.poll(() => canvasHash(sinogram)).not.toBe(original);
    await page.getByText('360°', { exact: true }).waitFor();
    const clean = await figureOf(page, 'Back-projection');
    expect(clean).toBeGreaterThan(18);
    await page.getByLabel('Photons per detector').selectOption('1000');
    await expect.poll(() => figureOf(page, 'Back-projection')).toBeLessThan(clean - 0.5);
    expect(faults).toEqual({ console: [], foreign: [], failed: [] });
    await page.close();
  });

  test('reads sinograms of other programs, and names the control that cures a doubt', async () => {
    const { page, faults } = await openDemo(site, 'tasks/ct/');
    const bytes = await readFile(new URL('scikit-image.npy', FOREIGN));
    await dropFiles(page, [{ name: 'scikit-image.npy', bytes }]);
    const warning = page.locator('.warning');
    await expect
      .poll(() => warning.allTextContents().then(String))
      .toMatch(/Set the other value of “Axis order”/);
    await page.getByLabel('Written by').selectOption('scikit-image');
    await expect.poll(() => warning.count()).toBe(0);
    await page.getByLabel('Arc covered (degrees)').fill('90');
    await page.getByLabel('Arc covered (degrees)').blur();
    await expect.poll(() => warning.allTextContents().then(String)).toMatch(/Set “Arc covered” to 180°/);
    await page.getByLabel('Arc covered (degrees)').fill('180');
    await page.getByLabel('Arc covered (degrees)').blur();
    await expect.poll(() => warning.count()).toBe(0);
    await setNumber(page, 'Steps', 2);
    await page.getByRole('button', { name: 'Start training' }).click();
    await page.getByRole('button', { name: 'Train again' }).waitFor();
    expect(await figureOf(page, 'Network, Gaussian')).toBeGreaterThan(5);
    expect(faults).toEqual({ console: [], foreign: [], failed: [] });
    await page.close();
  });

  test('scans pictures and volumes that are dropped, and says what is wrong with other files', async () => {
    const { page, faults } = await openDemo(site, 'tasks/ct/');
    const create = { width: 40, height: 20, channels: 3, background: '#c84' } as const;
    const png = await sharp({ create }).png().toBuffer();
    await page.getByText('About this scan').click();
    await dropFiles(page, [{ name: 'plate.png', type: 'image/png', bytes: png }]);
    await page.getByText('plate: 64x64').waitFor();
    await dropFiles(page, [{ name: 'volume.nii.gz', bytes: await readFile(VOLUME) }]);
    await page.getByText('volume: 64x64').waitFor();
    await page.getByLabel('Slices across').selectOption('x');
    await page.locator('[data-state=ready]').waitFor();
    // Another file starts at its middle again, not at the slice that was chosen of the one before.
    await page.locator('.slider', { hasText: 'Slice' }).getByRole('slider').fill('3');
    await page.getByText(/^3 of/).waitFor();
    await dropFiles(page, [{ name: 'again.nii.gz', bytes: await readFile(VOLUME) }]);
    await page.getByText('again: 64x64').waitFor();
    expect(await page.getByLabel('Slices across').inputValue()).toBe('z');
    expect(await page.getByText(/^3 of/).count()).toBe(0);

    const error = page.locator('.error');
    const refused = async (name: string, bytes: Uint8Array, words: RegExp): Promise<void> => {
      await dropFiles(page, [{ name, bytes }]);
      await expect.poll(() => error.allTextContents().then(String)).toMatch(words);
      expect((await error.textContent())!.length).toBeLessThan(250);
    };
    await refused('notes.txt', Buffer.from('no picture'), /picture|file/i);
    await refused('broken.nii.gz', Buffer.from('no volume'), /gzip|volume|NIfTI/i);
    await refused('cube.npy', encodeNpy({ values: new Float32Array(8), shape: [2, 2, 2] }), /must be/);
    expect(await mainThread(page)).toMatchObject({ modules: 0, decoded: 0 });
    expect(faults).toEqual({ console: [], foreign: [], failed: [] });
    await page.close();
  });
});
