import type { Locator } from 'playwright-core';

/** Returns what a canvas shows as text that differs if the pixels do. */
export function canvasHash(canvas: Locator): Promise<string> {
  return canvas.evaluate((element) => (element as HTMLCanvasElement).toDataURL());
}
