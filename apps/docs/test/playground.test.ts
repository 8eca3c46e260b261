import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { decodeField } from '@fourier-features/core/storage';
import { fourierFieldOf } from '@fourier-features/testing';
import type { Page } from '@fourier-features/testing/browser';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { dropFiles } from './site/dropFiles.ts';
import { mainThread } from './site/mainThread.ts';
import { openDemo } from './site/openDemo.ts';
import { seriousViolations } from './site/seriousViolations.ts';
import { setNumber } from './site/setNumber.ts';
import { describeSite } from './site/site.ts';

/** A race that takes little time. */
const SMALL = '?side=64&width=64&frequencies=64&batch-size=1024&steps=60&learning-rate=0.003&holdout=grid';

const badge = (page: Page): Promise<string | null> => page.locator('.badge').textContent();

const psnrs = (page: Page): Promise<number[]> =>
  page
    .locator('.psnr')
    .allTextContents()
    .then((texts) => texts.map((text) => Number.parseFloat(text)));

describeSite('the playground', (site) => {
  test('trains two fields in a worker, the one with Fourier features better', async ({ annotate }) => {
    const { page, faults } = await openDemo(site, SMALL);
    await page.getByRole('button', { name: 'Start training' }).click();
    await page.getByText(/step \d+ of 60/).waitFor();
    const before = await mainThread(page);
    await page.getByRole('button', { name: 'Train again' }).waitFor();
    const after = await mainThread(page);
    const [none, gaussian] = await psnrs(page);
    expect(gaussian).toBeGreaterThan(19);
    expect(gaussian! - none!).toBeGreaterThan(5);
    expect(await page.locator('.psnr').first().textContent()).toContain('held out');
    expect(after.shift - before.shift).toBeLessThan(0.001);
    expect(after).toMatchObject({ modules: 0, decoded: 0 });
    const longTasks = after.longTasks.map((milliseconds) => Math.round(milliseconds)).join(', ');
    await annotate(`tasks over 50 ms on the main thread, in ms: ${longTasks || 'none'}`);
    expect(await page.locator('.badge').getAttribute('data-threads')).toBe(site.variant.isolated ? '2' : '1');
    expect(faults).toEqual({ console: [], foreign: [], failed: [] });
    await page.close();
  });

  test('races other kinds of fields: a hash grid is ahead of Fourier features early, SIREN of no mapping late', async () => {
    const lanes = 'none,gaussian,siren:width=64,hash';
    const { page, faults } = await openDemo(
      site,
      `?side=64&width=64&frequencies=64&batch-size=1024&steps=25&lanes=${lanes}`,
    );
    await page.getByRole('button', { name: 'Start training' }).click();
    await page.getByRole('button', { name: 'Train again' }).waitFor();
    const early = await psnrs(page);
    expect(early[3]).toBeGreaterThan(20);
    expect(early[3]! - early[1]!).toBeGreaterThan(2);
    await setNumber(page, 'Steps', 250);
    await page.getByRole('button', { name: 'Train again' }).click();
    await page.getByText(/step \d+ of 250/).waitFor();
    await page.getByRole('button', { name: 'Train again' }).waitFor();
    const late = await psnrs(page);
    expect(late[2]).toBeGreaterThan(21);
    expect(late[2]! - late[0]!).toBeGreaterThan(2);
    expect(await page.locator('.cost').last().textContent()).toMatch(/^[\d,]+ parameters, [\d.]+\u00a0s$/);
    expect(await badge(page)).toContain('only Fourier encodings with ReLU');
    await page.getByLabel('Curves against').selectOption('seconds of training');
    expect(
      await page.getByRole('img', { name: /PSNR \(fit\), dB, against seconds: .*4 hash grid \d/ }).count(),
    ).toBe(1);
    expect(await mainThread(page)).toMatchObject({ modules: 0, decoded: 0 });
    expect(faults).toEqual({ console: [], foreign: [], failed: [] });
    await page.close();
  });

  test('has fields of every kind and their options in its controls and its address, and no faults of accessibility', async () => {
    const { page } = await openDemo(site, '');
    const lanes = (): string | null => new URL(page.url()).searchParams.get('lanes');
    await page.getByRole('button', { name: 'grids' }).click();
    expect(lanes()).toBe('gaussian,hash,grid');
    const field = page.getByRole('group', { name: 'Field 2' });
    await field.getByLabel('Table size').selectOption('4,096');
    await field.getByText('More').click();
    await field.getByLabel('Levels').fill('8');
    await field.getByLabel('Levels').blur();
    expect(lanes()).toBe('gaussian,hash:table-size=4096:levels=8,grid');
    await page.getByRole('group', { name: 'Field 3' }).getByLabel('Kind').selectOption('WIRE');
    expect(lanes()).toBe('gaussian,hash:table-size=4096:levels=8,wire');
    expect(await seriousViolations(page)).toEqual([]);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBe(site.variant.width);
    await page.reload();
    await page.getByRole('group', { name: 'Field 2' }).getByText('More').click();
    expect(await page.getByLabel('Levels').inputValue()).toBe('8');
    await page.close();
  });

  test('saves a hash grid that it opens again', async () => {
    const { page, faults } = await openDemo(
      site,
      '?side=64&steps=3&lanes=hash:levels=4:finest-cells=32:table-size=512:width=16&batch-size=256',
    );
    await page.getByRole('button', { name: 'Start training' }).click();
    await page.getByRole('button', { name: 'Train again' }).waitFor();
    await page.getByText('Save and share').click();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Field (.safetensors)' }).click();
    const bytes = await readFile(await (await saved).path());
    const { field, metadata } = decodeField(bytes);
    expect(field.encoding).toMatchObject({ name: 'hash-grid', levels: { length: 4 } });
    expect(JSON.parse(metadata['settings']!)).toMatchObject({ field: 'hash', tableSize: 512, width: 16 });
    await dropFiles(page, [{ name: 'hash.safetensors', bytes }]);
    await page.locator('.tile', { hasText: 'hash.safetensors' }).waitFor();
    expect(faults).toEqual({ console: [], foreign: [], failed: [] });
    await page.close();
  });

  test('pauses, steps, changes the rate and goes on', async () => {
    const { page } = await openDemo(site, `${SMALL.replace('steps=60', 'steps=20000')}&lanes=gaussian`);
    const text = (made: number, steps: number): string =>
      `step ${made.toLocaleString('en')} of ${steps.toLocaleString('en')}`;
    await page.getByRole('button', { name: 'Start training' }).click();
    await page.getByText(/step [\d,]+ of 20,000/).waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.locator('[data-state=paused]').waitFor();
    // The step that was under way when the button was pressed is still made and told, but not after a change.
    await setNumber(page, 'Steps', 19_000);
    await page.getByRole('button', { name: 'Step', exact: true }).click();
    const first = await page.getByText(/step [\d,]+ of 19,000/).textContent();
    const made = Number(/step ([\d,]+)/.exec(first!)![1]!.replace(',', ''));
    await page.getByRole('button', { name: 'Step', exact: true }).click();
    await page.getByText(text(made + 1, 19_000)).waitFor();
    await setNumber(page, 'Steps', made + 3);
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.getByText(text(made + 3, made + 3)).waitFor();
    await page.getByRole('button', { name: 'Train again' }).waitFor();
    await page.close();
  });

  test('says which network has died of too high a rate', async () => {
    const { page } = await openDemo(
      site,
      '?steps=60&learning-rate=1&lanes=none&side=64&width=64&batch-size=512',
    );
    await page.getByRole('button', { name: 'Start training' }).click();
    await page.getByText('Network 1 is dead').waitFor();
    await page.close();
  });

  test('opens pictures and fields that are dropped, and says what is wrong with others', async () => {
    const { page, faults } = await openDemo(site, `${SMALL}&lanes=gaussian`);
    const blank = { width: 40, height: 20, channels: 3, background: { r: 200, g: 120, b: 40 } } as const;
    const noisy = sharp({ create: { ...blank, noise: { type: 'gaussian', mean: 128, sigma: 40 } } });
    const turned = await noisy.clone().jpeg().withMetadata({ orientation: 6 }).toBuffer();
    await dropFiles(page, [{ name: 'turned.jpg', type: 'image/jpeg', bytes: turned }]);
    await page.getByText('turned: 20x40').waitFor();
    const deep = await noisy.clone().toColourspace('rgb16').png().toBuffer();
    await dropFiles(page, [{ name: 'deep.png', type: 'image/png', bytes: deep }]);
    await page.getByText('deep: 40x20').waitFor();
    const webp = await noisy.clone().webp().toBuffer();
    await dropFiles(page, [{ name: 'small.webp', type: 'image/webp', bytes: webp }]);
    await page.getByText('small: 40x20').waitFor();

    await dropFiles(page, [{ name: 'field.safetensors', bytes: await fieldOfTheTerminal() }]);
    await page.getByText('field.safetensors').waitFor();

    await dropFiles(page, [{ name: 'notes.txt', type: 'text/plain', bytes: Buffer.from('no picture') }]);
    const error = page.locator('.error');
    await error.waitFor();
    expect((await error.textContent())!.length).toBeLessThan(200);
    await dropFiles(page, [{ name: 'broken.safetensors', bytes: Buffer.from('not a field') }]);
    await expect.poll(() => error.textContent()).toContain('safetensors');
    expect(await mainThread(page)).toMatchObject({ modules: 0, decoded: 0 });
    expect(faults).toEqual({ console: [], foreign: [], failed: [] });
    await page.close();
  });

  test('saves a field that other programs read', async () => {
    const { page } = await openDemo(site, `${SMALL.replace('steps=60', 'steps=3')}&lanes=none,gaussian:4`);
    await page.getByRole('button', { name: 'Start training' }).click();
    await page.getByRole('button', { name: 'Train again' }).waitFor();
    // What is chosen for the next training does not change which fields there are.
    await page.getByRole('button', { name: 'Remove field 1' }).click();
    await page.getByText('Save and share').click();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Field (.safetensors)' }).nth(1).click();
    const { field, metadata } = decodeField(await readFile(await (await saved).path()));
    expect(metadata).toMatchObject({ task: 'image', image_width: '64', image_height: '64' });
    expect(JSON.parse(metadata['settings']!)).toMatchObject({ encoding: 'gaussian', scale: 4, steps: 3 });
    expect(fourierFieldOf(field).encoding.frequencyCount).toBe(64);
    await page.close();
  });
});

/** Returns a field that the command line wrote. */
async function fieldOfTheTerminal(): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'playground-'));
  const picture = join(folder, 'grey.png');
  const create = { width: 16, height: 16, channels: 3, background: '#888' } as const;
  await writeFile(
    picture,
    await sharp({ create: { ...create, noise: { type: 'gaussian', mean: 128, sigma: 30 } } })
      .png()
      .toBuffer(),
  );
  const program = fileURLToPath(new URL('../../cli/src/main.ts', import.meta.url));
  const sizes = ['--width', '16', '--frequencies', '8', '--steps', '3'];
  await promisify(execFile)(process.execPath, [
    program,
    'image',
    'fit',
    picture,
    ...sizes,
    '--out',
    join(folder, 'out'),
  ]);
  const bytes = await readFile(join(folder, 'out', 'field.safetensors'));
  await rm(folder, { recursive: true });
  return bytes;
}
