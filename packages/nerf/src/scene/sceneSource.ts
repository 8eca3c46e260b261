import type { Picture } from './view.ts';

/**
 * Access to the files of a scene: in a folder, on a server, in memory. Paths have slashes and are relative to it, or
 * absolute.
 */
export interface SceneSource {
  /** Returns the text of a file; undefined if there is no such file. */
  text(path: string): Promise<string | undefined>;
  /**
   * Returns the picture in a file; undefined if there is no such file. One of more than `maxPixels` pixels is refused, and
   * should be before it is decoded.
   */
  picture(path: string, limit: { readonly maxPixels: number }): Promise<Picture | undefined>;
}
