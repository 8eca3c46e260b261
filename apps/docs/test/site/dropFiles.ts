import type { Page } from '@fourier-features/testing/browser';

/** A file that a visitor drops. */
export interface DroppedFile {
  readonly name: string;
  readonly type?: string;
  readonly bytes: Uint8Array;
}

/** Drops files onto the demo of a page. */
export async function dropFiles(page: Page, files: readonly DroppedFile[]): Promise<void> {
  const encoded = files.map(({ name, type = '', bytes }) => ({
    name,
    type,
    base64: Buffer.from(bytes).toString('base64'),
  }));
  await page
    .locator('.drop')
    .first()
    .evaluate((place, given) => {
      const transfer = new DataTransfer();
      for (const { name, type, base64 } of given) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        transfer.items.add(new File([bytes], name, { type }));
      }
      place.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }, encoded);
}
