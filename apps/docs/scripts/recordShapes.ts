/**
 * Trains what the page of shapes trains at first, in the built page itself, and keeps the pictures that it shows before anyone
 * starts it: `node apps/docs/scripts/recordShapes.ts` after a build, about a minute on two cores.
 */
import { writeFile } from 'node:fs/promises';
import { launchChromium } from '@fourier-features/testing/browser';
import sharp from 'sharp';
import { serveSite } from '../server/serveSite.ts';
import { initialTraining, shapeChoices, shapeNames } from '../src/shapes/settings.ts';

const FOLDER = new URL('../src/assets/shapes/', import.meta.url);

/** Pixels of each side of the pictures. */
const SIDE = 384;
/** Pixels of a screen on which the three tiles are about as large. */
const VIEWPORT = { width: 1440, height: 1000 };

const site = await serveSite({ folder: siteFolder(), base: '/', port: 0, isolated: true });
const browser = await launchChromium();
const page = await browser.newPage({ viewport: VIEWPORT, deviceScaleFactor: 2, colorScheme: 'light' });
page.setDefaultTimeout(0);
await page.goto(`${site.url}tasks/shapes/`);
await page.locator('astro-island:not([ssr])').first().waitFor();
await page.getByRole('button', { name: 'Start training' }).click();
await page.locator('[data-state=ended]').waitFor();
const engine = await page.locator('.badge').textContent();
const ious = await page.locator('.iou').allTextContents();
const names = ['mesh', ...initialTraining.encodings];
for (const [i, name] of names.entries()) {
  // Without the background of the page: the pictures are seen in both themes.
  const url = await page
    .locator('canvas.solid')
    .nth(i)
    .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL('image/png'));
  await sharp(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'))
    .resize(SIDE, SIDE)
    .webp({ quality: 82 })
    .toFile(new URL(`${name}.webp`, FOLDER).pathname);
}
const fields = shapeChoices(initialTraining).map((choice, i) => ({
  ...choice,
  boundaryIou: Number(/[\d.]+/.exec(ious[i]!)![0]),
}));
const record = { shape: shapeNames[0], engine, fields };
await writeFile(new URL('record.json', FOLDER), `${JSON.stringify(record, null, 2)}\n`);
await browser.close();
await site.close();

function siteFolder(): URL {
  const built = process.env['DOCS_OUT'];
  return built ? new URL(`file://${built}/`) : new URL('../dist/', import.meta.url);
}
