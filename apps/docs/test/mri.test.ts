import { readFile } from 'node:fs/promises';
import { decodeField } from '@fourier-features/core/storage';
import { decodeNifti } from '@fourier-features/datasets';
import { expect, test } from 'vitest';
import { canvasHash } from './site/canvasHash.ts';
import { dropFiles } from './site/dropFiles.ts';
import { figureOf } from './site/figureOf.ts';
import { mainThread } from './site/mainThread.ts';
import { openDemo } from './site/openDemo.ts';
import { setNumber } from './site/setNumber.ts';
import { describeSite } from './site/site.ts';

const VOLUME = new URL('../../../packages/datasets/test/volume/fixtures/simpleitk.nii.gz', import.meta.url);

describeSite('the page on MRI', (site) => {
  test('trains two fields in a worker: the one with Fourier features beats zero-filling', async () => {
    const { page, faults } = await openDemo(site, 'tasks/mri/');
    await setNumber(page, 'Steps', 100);
    await setNumber(page, 'Width', 48);
    await page.getByLabel('Voxels, longest side').selectOption('48');
    await page.locator('[data-state=ready]').waitFor();
    await page.getByRole('button', { name: 'Start training' }).click();
    await page.getByText(/step \d+ of 100/).waitFor();
    const before = await mainThread(page);
    await page.getByRole('button', { name: 'Train again' }).waitFor();
    const after = await mainThread(page);
    const gaussian = await figureOf(page, 'Network, Gaussian');
    expect(gaussian).toBeGreaterThan((await figureOf(page, 'Zero-filled')) + 2);
    expect(gaussian).toBeGreaterThan((await figureOf(page, 'Network, no mapping')) + 3);
    expect(after.shift - before.shift).toBeLessThan(0.001);
    expect(after).toMatchObject({ modules: 0, decoded: 0 });
    expect(await page.locator('.badge').getAttribute('data-threads')).toBe(site.variant.isolated ? '2' : '1');

    await page.getByText('Save the result').click();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'field.safetensors' }).click();
    const { metadata } = decodeField(await readFile(await (await saved).path()));
    expect(metadata).toMatchObject({ task: 'mri', shape: '[48,48]' });
    const volume = page.waitForEvent('download');
    await page.getByRole('button', { name: 'reconstruction.nii.gz' }).click();
    expect((await decodeNifti(await readFile(await (await volume).path()))).shape).toEqual([1, 48, 48]);
    expect(faults).toEqual({ console: [], foreign: [], failed: [] });
    await page.close();
  });

  test('samples what is painted, by a pointer or by keys', async () => {
    const { page, faults } = await openDemo(site, 'tasks/mri/');
    await page.getByRole('button', { name: 'Shepp–Logan phantom' }).click();
    await page.locator('[data-state=ready]').waitFor();
    const mask = page.getByLabel('Mask', { exact: true });
    const coverage = () => figureOf(page, 'k-space');
    await page.getByRole('button', { name: 'Clear the mask' }).click();
    await expect.poll(coverage).toBeLessThan(0.1);
    expect(await mask.inputValue()).toBe('painted');
    const dark = await figureOf(page, 'Zero-filled');
    await page.locator('.paint').scrollIntoViewIfNeeded();
    const box = (await page.locator('.paint').boundingBox())!;
    await page.mouse.move(box.x + 0.5 * box.width, box.y + 0.38 * box.height);
    await page.mouse.down();
    await page.mouse.move(box.x + 0.6 * box.width, box.y + 0.62 * box.height, { steps: 3 });
    await page.mouse.up();
    // Whole lines from 38 % to 62 % of the height.
    await expect.poll(coverage).toBeGreaterThan(23);
    expect(await coverage()).toBeLessThan(33);
    await expect.poll(() => figureOf(page, 'Zero-filled')).toBeGreaterThan(dark + 4);

    const lines = await coverage();
    await page.getByLabel('Paints').selectOption('left-out');
    await page.locator('.paint').focus();
    await page.keyboard.press('Enter');
    await expect.poll(coverage).toBeLessThan(lines);
    await mask.selectOption('equispaced');
    await expect.poll(coverage).toBeGreaterThan(33);
    expect(faults).toEqual({ console: [], foreign: [], failed: [] });
    await page.close();
  });

  test('scans slices of volumes that are dropped, and says what is wrong with other files', async () => {
    const { page, faults } = await openDemo(site, 'tasks/mri/');
    await page.getByText('About this scan').click();
    await dropFiles(page, [{ name: 'volume.nii.gz', bytes: await readFile(VOLUME) }]);
    await page.getByText(/^volume: /).waitFor();
    const slice = page.locator('.tile').first().locator('canvas');
    const middle = await canvasHash(slice);
    await page.getByLabel('Slice', { exact: false }).last().focus();
    await page.keyboard.press('Home');
    await expect.poll(() => canvasHash(slice)).not.toBe(middle);
    await page.getByLabel('Slices across').selectOption('x');
    await page.locator('[data-state=ready]').waitFor();

    const error = page.locator('.error');
    await dropFiles(page, [{ name: 'notes.txt', type: 'text/plain', bytes: Buffer.from('no volume') }]);
    await expect.poll(() => error.allTextContents().then(String)).toMatch(/NIfTI|volume/i);
    expect((await error.textContent())!.length).toBeLessThan(250);
    expect(await mainThread(page)).toMatchObject({ modules: 0, decoded: 0 });
    expect(faults).toEqual({ console: [], foreign: [], failed: [] });
    await page.close();
  });
});
