import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from '@fourier-features/core';
import { decodeField } from '@fourier-features/core/storage';
import * as image from '@fourier-features/image';
import * as occupancy from '@fourier-features/occupancy';
import { rgba } from '@fourier-features/raster';
import { gridShape, imageSize, renderSlice, shapePlace } from '@fourier-features/tasks';
import { type Browser, hasChromium, inChromium, launchChromium } from '@fourier-features/testing/browser';
import { wasmEngine } from '@fourier-features/wasm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeInputs } from '../inputs.ts';
import { expectRefusal, runCli } from '../runCli.ts';
import { buildPage } from './buildPage.ts';
import { openPage, pageFaults, renderedField, SCREENS } from './openPage.ts';
import { type StartedView, startView } from './startView.ts';

const NETWORK = ['--frequencies', '8', '--width', '8', '--depth', '2', '--engine', 'wasm', '--threads', '1'];

/** Small results, a folder each. */
const RESULTS: Readonly<Record<string, readonly string[]>> = {
  picture: ['image', 'fit', 'stripes.png', '--steps', '20'],
  pictures: ['image', 'compare', 'stripes.png', '--steps', '4'],
  fields: ['image', 'compare', 'stripes.png', '--fields', 'grid,hash,siren,fourier', '--steps', '4'],
  shape: ['occupancy', 'fit', '--shape', 'sphere', '--steps', '150', '--resolution', '12', '--scale', '1'],
  slice: ['ct', 'fit', 'head.nii', '--steps', '4', '--angles', '5'],
  volume: ['mri', 'fit', 'head.nii', '--steps', '4', '--size', '6'],
  scene: ['nerf', 'fit', '--reduce', '25', '--rays-per-step', '8', '--samples', '4', '--steps', '4'],
};

/** Colours of 8 bits that another order of summation may round differently. */
const ROUNDING = 1;

function expectPixels(found: readonly number[], expected: ArrayLike<number>): void {
  expect(found.length).toBe(expected.length);
  const most = found.reduce((worst, value, i) => Math.max(worst, Math.abs(value - expected[i]!)), 0);
  expect(most).toBeLessThanOrEqual(ROUNDING);
}

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fourier-features-view-'));
  await writeInputs(folder);
  await buildPage();
  for (const [name, words] of Object.entries(RESULTS)) {
    const { code, stderr } = await runCli(folder, [...words, ...NETWORK, '--out', name]);
    expect(code, stderr).toBe(0);
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('an interruption ends the server with exit code 0', async () => {
  const started = await startView(folder, ['picture']);
  expect(await (await fetch(started.url)).text()).toContain('<div id="app">');
  expect(await started.interrupt()).toBe(0);
  await expect(fetch(started.url)).rejects.toThrow();
});

test('a port that is in use is refused', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const port = String((other.address() as AddressInfo).port);
  const message = /--port \d+: the port is in use\. Choose another/;
  await expectRefusal(folder, ['view', 'picture', '--port', port], message);
  other.close();
});

describe.skipIf(!hasChromium)(inChromium('view'), () => {
  let browser: Browser;
  let engine: Engine;
  let view: StartedView | undefined;

  beforeAll(async () => {
    browser = await launchChromium();
    engine = await wasmEngine({ threads: 1 });
  });
  afterAll(() => browser?.close());

  const shown = async (name: string, screen = SCREENS[0]!) => {
    view = await startView(folder, [name]);
    return openPage(browser, view.url, screen);
  };
  const fieldOf = async (name: string) =>
    decodeField(await readFile(join(folder, name, 'field.safetensors')));
  const close = async (): Promise<void> => {
    expect(await view?.interrupt()).toBe(0);
  };

  test.each(SCREENS)('renders a picture as large as it is shown ($name)', async (screen) => {
    const { page, faults } = await shown('picture', screen);
    const { width, height, rgba: pixels } = await renderedField(page);
    const { field, metadata } = await fieldOf('picture');
    const source = imageSize(metadata);
    expect(width).toBeGreaterThan(5 * source.width);
    expectPixels(pixels, rgba(await image.render(field, { engine, source, width, height })));
    expect(await page.textContent('.badge')).toMatch(/^wasm engine, .*threads?/);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    expect(await page.textContent('body')).toContain('fit PSNR (dB)');
    expect([...faults, ...(await pageFaults(page))]).toEqual([]);
    await page.close();
    await close();
  });

  test('enlarges a picture by keys, beyond its pixels', async () => {
    const { page, faults } = await shown('picture');
    const whole = await renderedField(page);
    const frame = page.locator('section.tiles');
    await frame.focus();
    for (let press = 0; press < 5; press++) await page.keyboard.press('+');
    await page.keyboard.press('ArrowRight');
    const { field, metadata } = await fieldOf('picture');
    const source = imageSize(metadata);
    const zoom = 1.5 ** 5;
    const region = {
      x: source.width * (0.5 + 1 / 8 / zoom - 1 / 2 / zoom),
      y: source.height * (0.5 - 1 / 2 / zoom),
      width: source.width / zoom,
      height: source.height / zoom,
    };
    const { width, height } = whole;
    const expected = rgba(await image.render(field, { engine, source, region, width, height }));
    await expect
      .poll(async () => {
        const { rgba: pixels } = await renderedField(page);
        return pixels.every((value, i) => Math.abs(value - expected[i]!) <= ROUNDING);
      })
      .toBe(true);
    await page.keyboard.press('0');
    await expect.poll(async () => (await renderedField(page)).rgba.join()).toBe(whole.rgba.join());
    expect(faults).toEqual([]);
    await page.close();
    await close();
  });

  test.each(SCREENS)('shows the encodings of a comparison side by side ($name)', async (screen) => {
    const { page, faults } = await shown('pictures', screen);
    await renderedField(page);
    const names = await page.locator('.tile figcaption span').allInnerTexts();
    expect(names).toEqual(['no mapping', 'basic', 'positional', 'Gaussian']);
    const table = await readFile(join(folder, 'pictures', 'table.md'), 'utf8');
    const cells = table.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
    const shownCells = await page.locator('table').first().locator('tbody tr').allInnerTexts();
    expect(shownCells.map((row) => row.split('\t').map((cell) => cell.trim()))).toEqual(
      cells.slice(2, 6).map((row) => row.slice(1, -1)),
    );
    expect(await page.locator('img[alt="sheet"]').count()).toBe(1);
    expect([...faults, ...(await pageFaults(page))]).toEqual([]);
    await page.close();
    await close();
  });

  test.each(SCREENS)(
    'shows fields of every kind side by side, as they are evaluated ($name)',
    async (screen) => {
      const { page, faults } = await shown('fields', screen);
      await renderedField(page);
      const names = await page.locator('.tile figcaption span').allInnerTexts();
      expect(names).toEqual(['Gaussian', 'SIREN', 'hash grid', 'interpolated grid']);
      const canvases = await page.locator('.tile canvas').evaluateAll((all) =>
        (all as HTMLCanvasElement[]).map((canvas) => {
          const { width, height } = canvas;
          return {
            width,
            height,
            rgba: [...canvas.getContext('2d')!.getImageData(0, 0, width, height).data],
          };
        }),
      );
      for (const [i, fit] of ['gaussian', 'siren', 'hash', 'grid'].entries()) {
        const { field, metadata } = await fieldOf(join('fields', fit));
        const { width, height, rgba: pixels } = canvases[i]!;
        expectPixels(
          pixels,
          rgba(await image.render(field, { engine, source: imageSize(metadata), width, height })),
        );
      }
      expect(await page.textContent('header')).toContain('fitted with 4 fields');
      const kinds = page.locator('tr', { has: page.locator('text=/^field$/') });
      expect(await kinds.locator('td').allTextContents()).toEqual(['fourier', 'siren', 'hash', 'grid']);
      expect([...faults, ...(await pageFaults(page))]).toEqual([]);
      await page.close();
      await close();
    },
  );

  test('shows a CT slice with its window', async () => {
    const { page, faults } = await shown('slice');
    const { width, height, rgba: pixels } = await renderedField(page);
    const { field, metadata } = await fieldOf('slice');
    const options = { engine, shape: gridShape(metadata), width, height };
    expectPixels(pixels, rgba(await renderSlice(field, options)));
    const white = page.getByLabel('White');
    await white.fill('0.5');
    const expected = rgba(await renderSlice(field, { ...options, window: [0, 0.5] }));
    await expect
      .poll(async () => {
        const found = (await renderedField(page)).rgba;
        return found.every((value, i) => Math.abs(value - expected[i]!) <= ROUNDING);
      })
      .toBe(true);
    expect([...faults, ...(await pageFaults(page))]).toEqual([]);
    await page.close();
    await close();
  });

  test('shows the slices of a volume across each axis', async () => {
    const { page, faults } = await shown('volume');
    await renderedField(page);
    const { field, metadata } = await fieldOf('volume');
    const shape = gridShape(metadata);
    await page.getByLabel('Slices').selectOption('x');
    await page.getByRole('slider', { name: /^Slice/ }).fill('1');
    const { width, height } = await renderedField(page);
    const options = { engine, shape, axis: 'x', index: 1, rowsUp: true, width, height } as const;
    const expected = rgba(await renderSlice(field, options));
    await expect
      .poll(async () => {
        const found = await renderedField(page);
        return (
          found.width === width && found.rgba.every((value, i) => Math.abs(value - expected[i]!) <= ROUNDING)
        );
      })
      .toBe(true);
    expect([...faults, ...(await pageFaults(page))]).toEqual([]);
    await page.close();
    await close();
  });

  test('shows the surface of a shape', async () => {
    const { page, faults } = await shown('shape');
    const { field, metadata } = await fieldOf('shape');
    const { bounds } = shapePlace(metadata);
    const { indices } = await occupancy.extractMesh(field, { engine, bounds, resolution: 96 });
    const caption = `${(indices.length / 3).toLocaleString('en')} triangles, 96 cells`;
    await page.getByText(caption).waitFor();
    expect([...faults, ...(await pageFaults(page))]).toEqual([]);
    await page.close();
    await close();
  });

  test('shows a scene, finer once it rests', async () => {
    const { page, faults } = await shown('scene', SCREENS[1]!);
    await page.getByText('200 × 200').waitFor();
    expect([...faults, ...(await pageFaults(page))]).toEqual([]);
    await page.close();
    await close();
  });

  test('shows a field that stands alone', async () => {
    view = await startView(folder, [join('picture', 'field.safetensors')]);
    const { page, faults } = await openPage(browser, view.url);
    await renderedField(page);
    // The manifest of the same field is next to it.
    expect(await page.textContent('header')).toContain('“stripes”');
    expect(await page.locator('.files li').count()).toBe(2);
    expect(faults).toEqual([]);
    await page.close();
    await close();
  });
});
