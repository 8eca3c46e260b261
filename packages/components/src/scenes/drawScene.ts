import type { Engine, Field } from '@fourier-features/core';
import * as nerf from '@fourier-features/nerf';
import { rgba } from '@fourier-features/raster';
import { colourPicture, type NerfLook, nearnessPicture, opacityPicture } from '@fourier-features/tasks';
import type { CanvasPicture } from '../pictures/PictureCanvas.tsx';
import type { Detail } from './detail.ts';

/** What is shown of a rendering. */
export type SceneQuantity = 'colour' | 'opacity' | 'nearness';

/** From where a scene is looked at, and what is shown of it. */
export interface SceneGaze {
  /** Camera to world, `[3, 4]` row-major; undefined for the look's own camera. */
  readonly pose: Float64Array | undefined;
  readonly quantity: SceneQuantity;
}

export interface DrawSceneOptions {
  readonly look: NerfLook;
  readonly engine: Engine;
  readonly gaze: SceneGaze;
  readonly detail: Detail;
  /** Longest side, in pixels. */
  readonly side: number;
  readonly signal?: AbortSignal | undefined;
}

/** Draws fields, and keeps the grid by which the last one's empty space was passed over. */
export interface SceneDrawer {
  draw(field: Field, options: DrawSceneOptions): Promise<CanvasPicture>;
}

/** Cells along each side of the grids: a finer one takes as long as some steps. */
const CELLS: Readonly<Record<Detail, number>> = { preview: 32, full: 48 };
/** Most samples on a ray of a preview. */
const PREVIEW_SAMPLES = 32;

/** Returns a drawer of the fields that come one after the other in one place of the page. */
export function sceneDrawer(): SceneDrawer {
  let kept: { readonly key: string; readonly grid: nerf.OccupancyGrid } | undefined;
  const gridOf = async (
    field: Field,
    { look, engine, detail, signal }: DrawSceneOptions,
  ): Promise<nerf.OccupancyGrid> => {
    const key = `${detail} ${stateOf(field)}`;
    if (kept?.key === key) return kept.grid;
    const { bounds, density } = look;
    const resolution = CELLS[detail];
    const grid = await nerf.fieldOccupancy(field, { engine, bounds, density, resolution, signal });
    kept = { key, grid };
    return grid;
  };
  return {
    async draw(field, options) {
      const { look, engine, gaze, detail, side, signal } = options;
      const { near, far, density, background, samples } = look;
      const occupancy = look.occupancy ? await gridOf(field, options) : undefined;
      const rendered = await nerf.render(field, cameraOf(look.camera, gaze.pose, side), {
        ...{ engine, near, far, density, background, signal },
        samples: detail === 'preview' ? Math.min(PREVIEW_SAMPLES, samples) : samples,
        ...(occupancy ? { occupancy } : {}),
      });
      return forCanvas(rendered, look, gaze.quantity);
    },
  };
}

/** Returns what every step of a training changes: the biases of the outputs. */
function stateOf({ parameters }: Field): string {
  return parameters.at(-1)!.values.join();
}

function cameraOf(camera: nerf.Camera, pose: Float64Array | undefined, side: number): nerf.Camera {
  const factor = side / Math.max(camera.width, camera.height);
  const [width, height] = [camera.width, camera.height].map((n) => Math.max(1, Math.round(n * factor)));
  const resized = nerf.resizeCamera(camera, { width: width!, height: height! });
  return pose ? { ...resized, pose } : resized;
}

function forCanvas(view: nerf.RenderedView, look: NerfLook, quantity: SceneQuantity): CanvasPicture {
  const pictures = {
    colour: () => colourPicture(view),
    opacity: () => opacityPicture(view),
    nearness: () => nearnessPicture(view, look),
  };
  const { width, height } = view;
  return { width, height, rgba: rgba(pictures[quantity]()) };
}
