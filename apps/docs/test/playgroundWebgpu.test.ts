import type { Page } from '@fourier-features/testing/browser';
import { expect, test } from 'vitest';
import { canvasHash } from './site/canvasHash.ts';
import { mainThread } from './site/mainThread.ts';
import { openDemo } from './site/openDemo.ts';
import { describeSite } from './site/site.ts';
import { variants } from './site/variants.ts';

/** A training that a software adapter makes in seconds. */
const TINY =
  '?side=64&width=64&depth=3&frequencies=64&batch-size=512&lanes=gaussian&learning-rate=0.005&engine=webgpu';

/** What differences of rounding may grow to, in dB; scores are shown to a tenth. */
const ROUNDING = 0.15;

const badge = (page: Page) => page.locator('.badge');

const psnr = async (page: Page): Promise<number> =>
  Number.parseFloat((await page.locator('.psnr').first().textContent())!);

describeSite(
  'the playground with WebGPU',
  (site) => {
    test('trains on the GPU if it is chosen, in a worker, as on the CPU', async () => {
      const { page, faults } = await openDemo(site, `${TINY}&steps=60`);
      await page.getByRole('button', { name: 'Start training' }).click();
      await page.getByText(/step \d+ of 60/).waitFor();
      const picture = page.locator('.tiles canvas').last();
      const untrained = await canvasHash(picture);
      await expect.poll(() => badge(page).textContent()).toContain('webgpu engine');
      // The line under the demo says so if the chosen GPU is only emulated.
      expect(await badge(page).textContent()).toContain('a software adapter that computes on the CPU');
      await page.getByRole('button', { name: 'Train again' }).waitFor();
      const onGpu = await psnr(page);
      expect(onGpu).toBeGreaterThan(15);
      expect(await canvasHash(picture)).not.toBe(untrained);
      expect(await mainThread(page)).toMatchObject({ modules: 0, adapters: 0 });

      await page.getByText('Network and training').click();
      await page.getByLabel('Engine').selectOption('CPU (WebAssembly)');
      expect(new URL(page.url()).searchParams.get('engine')).toBe('wasm');
      await page.getByRole('button', { name: 'Train again' }).click();
      await expect.poll(() => badge(page).textContent()).toMatch(/^wasm engine/);
      await page.getByRole('button', { name: 'Train again' }).waitFor();
      expect(Math.abs(onGpu - (await psnr(page)))).toBeLessThan(ROUNDING);
      expect(faults).toEqual({ console: [], foreign: [], failed: [] });
      await page.close();
    });

    test('trains fields that WebGPU lacks on the CPU, and refuses to if the GPU is chosen', async () => {
      const small = '?side=64&steps=3&batch-size=256&lanes=siren:width=16';
      const { page, faults } = await openDemo(site, small);
      await page.getByRole('button', { name: 'Start training' }).click();
      await page.getByRole('button', { name: 'Train again' }).waitFor();
      expect(await badge(page).textContent()).toMatch(/^wasm engine, .*only Fourier encodings with ReLU/);
      await page.getByText('Network and training').click();
      await page.getByLabel('Engine').selectOption('GPU (WebGPU)');
      await page.getByRole('button', { name: 'Train again' }).click();
      await expect.poll(() => page.locator('.error').textContent()).toContain('webgpu');
      expect(faults).toEqual({ console: [], foreign: [], failed: [] });
      await page.close();
    });

    test('goes on on the CPU if the GPU is lost, and says so', async () => {
      const { page } = await openDemo(site, `${TINY}&steps=20000`);
      await page.getByRole('button', { name: 'Start training' }).click();
      await page.getByText(/step \d+ of 20,000/).waitFor();
      const session = await page.context().browser()!.newBrowserCDPSession();
      await session.send('Browser.crashGpuProcess');
      await expect
        .poll(() => badge(page).textContent())
        .toMatch(/^wasm engine, .*the device of the engine webgpu was lost/);
      await page.getByText(/step \d?\d,\d+ of 20,000/).waitFor();
      expect(await page.locator('.error').count()).toBe(0);
      await page.close();
    });
  },
  [{ ...variants[0]!, name: 'desktop, with WebGPU', webgpu: true }],
);
