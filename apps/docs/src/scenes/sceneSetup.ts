import type { Bounds } from '@fourier-features/core';
import type { Background } from '@fourier-features/nerf';

/** How a scene of the visitor's is read; `null` for what its files and cameras say. */
export interface SceneSetup {
  /** Depths at which rays begin and end, in scene units. */
  readonly near: number | null;
  readonly far: number | null;
  /** Box outside of which nothing is seen, in scene units. */
  readonly bounds: Bounds | null;
  readonly background: Background | null;
}

export const initialSetup: SceneSetup = { near: null, far: null, bounds: null, background: null };

/** A file of a scene, with its path. */
export interface SceneFile {
  readonly path: string;
  readonly file: File;
}

/** A scene of the visitor's, and how it is read. */
export interface DroppedScene {
  readonly name: string;
  readonly files: readonly SceneFile[];
  readonly setup: SceneSetup;
  /** Whether a sentence about the scene as it was dropped named a setting. */
  readonly doubtful: boolean;
}

/** Whether a control of the page could cure what a sentence is about: readers name settings in braces. */
export function namesSetting(sentence: string | undefined): boolean {
  return sentence?.includes('{') ?? false;
}
