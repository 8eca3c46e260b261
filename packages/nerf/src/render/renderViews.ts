import type { Field } from '@fourier-features/core';
import { checkFinite } from '@fourier-features/core/check';
import type { Camera } from '../camera/camera.ts';
import { checkRendering, type RenderedView, type RenderOptions, renderWith } from './render.ts';

/**
 * Renders what each of several cameras sees of a field, one after the other. `onProgress` counts all of them. Leaving the
 * loop early frees what the engine holds.
 *
 * @throws RangeError at the call if the field does not return 4 raw values, unless 0 ≤ near < far, or if an option is out of
 * range; while running if a weight or colour is not finite, and the signal's reason if aborted.
 * @example
 * import { initialField, seededRandom } from '@fourier-features/core';
 * import * as nerf from '@fourier-features/nerf';
 * import { wasmEngine } from '@fourier-features/wasm';
 *
 * const encoding = nerf.encoding('gaussian', { scale: 1, frequencyCount: 8, random: seededRandom(0) });
 * const field = initialField({ encoding, outputDim: 4, width: 16, outputActivation: 'linear' });
 * const cameras = nerf.orbitCameras({ frames: 3, radius: 4, width: 16 });
 * const options = { engine: await wasmEngine(), near: 2, far: 6, samples: 16 };
 * for await (const { colour } of nerf.renderViews(field, cameras, options)) colour.length; // 3·16·16
 */
export function renderViews(
  field: Field,
  cameras: readonly Camera[],
  options: RenderOptions,
): AsyncGenerator<RenderedView, void, undefined> {
  checkRendering('renderViews', field, options);
  return renderEach(field, cameras, options);
}

async function* renderEach(
  field: Field,
  cameras: readonly Camera[],
  { onProgress, ...options }: RenderOptions,
): AsyncGenerator<RenderedView, void, undefined> {
  options.signal?.throwIfAborted();
  for (const { name, values } of field.parameters) checkFinite('renderViews', `field.${name}`, values);
  const evaluator = await options.engine.createEvaluator(field);
  try {
    for (const [index, camera] of cameras.entries()) {
      const view = await renderWith(evaluator.evaluate, camera, {
        ...options,
        onProgress: (fraction) => onProgress?.((index + fraction) / cameras.length),
      });
      checkFinite('renderViews', 'colours of the field', view.colour);
      yield view;
    }
  } finally {
    evaluator.dispose();
  }
}
