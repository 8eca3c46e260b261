import type { Engine, Field, Trainer } from '@fourier-features/core';
import type { Camera } from '../camera/camera.ts';
import { cameraRays } from '../camera/cameraRays.ts';
import { checkDepthRange } from '../check.ts';
import { nerfDefaults } from '../defaults.ts';
import { checkSamples } from '../sampling/stratifiedDepths.ts';
import { withField } from '../withField.ts';
import { type MarchOptions, marchRays } from './marchRays.ts';

export interface RenderViewOptions extends Omit<MarchOptions, 'samples'> {
  samples?: number;
}

export interface RenderedView {
  readonly width: number;
  readonly height: number;
  /** `[height, width, 3]`. */
  readonly colour: Float32Array;
  /** `[height, width]`, in [0, 1]. */
  readonly opacity: Float32Array;
  /** `[height, width]`, scene units: mean depth times opacity. */
  readonly depth: Float32Array;
}

/**
 * What a camera sees of a field. For many pictures keep a trainer and use `renderWith`, which does not start one each time.
 *
 * @throws RangeError if the field is no radiance field, or the depths are no range.
 */
export function renderView(
  engine: Engine,
  field: Field,
  camera: Camera,
  options: RenderViewOptions,
): Promise<RenderedView> {
  return withField('renderView', engine, field, (evaluate) => renderWith(evaluate, camera, options));
}

/** The same, of whatever answers with raw values `[n, 4]` at points `[n, 3]`, such as a trainer's `evaluate`. */
export async function renderWith(
  evaluate: Trainer['evaluate'],
  camera: Camera,
  { samples = nerfDefaults.renderSamples, ...options }: RenderViewOptions,
): Promise<RenderedView> {
  checkDepthRange('renderView', options.near, options.far);
  checkSamples('renderView', samples);
  const { colours, opacity, depth } = await marchRays(evaluate, cameraRays(camera), { samples, ...options });
  return { width: camera.width, height: camera.height, colour: colours, opacity, depth };
}
