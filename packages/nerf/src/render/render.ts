import { type Engine, type Evaluate, type Field, withEvaluator } from '@fourier-features/core';
import { checkPositiveInteger } from '@fourier-features/core/check';
import type { Camera } from '../camera/camera.ts';
import { cameraRays } from '../camera/cameraRays.ts';
import { checkDepthRange, checkRadianceField, checkSamples } from '../check.ts';
import { defaults } from '../defaults.ts';
import { checkDensity } from './activations.ts';
import { checkBackground } from './background.ts';
import { type MarchOptions, marchRays } from './marchRays.ts';

export interface RenderOptions extends Omit<MarchOptions, 'samples'> {
  engine: Engine;
  /** Samples per ray, without jitter; 96 by default. */
  samples?: number;
}

/** What a camera sees. */
export interface RenderedView {
  readonly width: number;
  readonly height: number;
  /** `[height, width, 3]`, background included, in [0, 1]. */
  readonly colour: Float32Array;
  /** `[height, width]`, in [0, 1]. */
  readonly opacity: Float32Array;
  /** Mean depth times opacity, `[height, width]`, scene units. */
  readonly depth: Float32Array;
}

/**
 * Renders what a camera sees of a field. For several cameras use `renderViews`, which prepares the field once.
 *
 * @throws RangeError if the field does not return 4 raw values, unless 0 ≤ near < far, or if an option is out of range; the
 * signal's reason if aborted.
 * @example
 * import { initialField, seededRandom } from '@fourier-features/core';
 * import * as nerf from '@fourier-features/nerf';
 * import { wasmEngine } from '@fourier-features/wasm';
 *
 * const encoding = nerf.encoding('gaussian', { scale: 1, frequencyCount: 8, random: seededRandom(0) });
 * const field = initialField({ encoding, outputDim: 4, width: 16, outputActivation: 'linear' });
 * const [camera] = nerf.orbitCameras({ frames: 1, radius: 4, width: 16 });
 * const { colour } = await nerf.render(field, camera!, { engine: await wasmEngine(), near: 2, far: 6, samples: 16 });
 */
export async function render(field: Field, camera: Camera, options: RenderOptions): Promise<RenderedView> {
  checkRendering('render', field, options);
  return withEvaluator(field, options, (evaluate) => renderWith(evaluate, camera, options));
}

/** @throws RangeError if the field does not return 4 raw values or an option is out of range. */
export function checkRendering(
  caller: string,
  field: Field,
  {
    near,
    far,
    samples = defaults.renderSamples,
    density = defaults.density,
    background = 'black',
    chunk = 1,
  }: RenderOptions,
): void {
  checkRadianceField(caller, field);
  checkDepthRange(caller, near, far);
  checkSamples(caller, 'samples', samples);
  checkDensity(caller, density);
  checkBackground(caller, background);
  checkPositiveInteger(caller, 'chunk', chunk, 'in rays');
}

/** Renders with a prepared field. */
export async function renderWith(
  evaluate: Evaluate,
  camera: Camera,
  { samples = defaults.renderSamples, engine: _, ...options }: RenderOptions,
): Promise<RenderedView> {
  const { colours, opacity, depth } = await marchRays(evaluate, cameraRays(camera), { samples, ...options });
  return { width: camera.width, height: camera.height, colour: colours, opacity, depth };
}
