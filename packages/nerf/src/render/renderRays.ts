import { checkLength } from '@fourier-features/core/check';
import { defaults } from '../defaults.ts';
import { checkDensity, type DensityActivation, densities, toColour } from './activations.ts';

export interface RaySamples {
  /** Raw outputs of the network, `[rays, samples, 4]`: red, green, blue before the sigmoid, density before its activation. */
  readonly values: ArrayLike<number>;
  /** Length δ that each sample represents, `[rays, samples]`, depth units: `depthIntervals`. */
  readonly intervals: ArrayLike<number>;
  /** Samples per ray. */
  readonly samples: number;
  /** Colour behind the scene, `[3]` for all rays or `[rays, 3]`; black by default. */
  readonly background?: ArrayLike<number>;
  /** `softplus` by default; the paper has `relu`. */
  readonly density?: DensityActivation;
}

export interface RenderRaysOptions extends RaySamples {
  /** Depths of the samples, `[rays, samples]`, scene units along the camera's axis. */
  readonly depths: ArrayLike<number>;
}

export interface RenderedRays {
  /** `[rays, 3]`, background included. */
  readonly colours: Float32Array;
  /** 1 − transmittance of the whole ray, `[rays]`, in [0, 1]. */
  readonly opacity: Float32Array;
  /** Σ w_k z_k, the mean depth times the opacity, `[rays]`; 0 for empty rays. */
  readonly depth: Float32Array;
}

/**
 * Renders rays by the volume rendering integral: C = Σ T_k α_k c_k + T·background with α_k = 1 − exp(−σ_k δ_k) and
 * T_k = exp(−Σ_{l<k} σ_l δ_l). The optical depth is summed in float64, so the product of many small transmittances does not
 * underflow.
 *
 * @throws RangeError if the lengths disagree.
 * @see Tancik et al. 2020, https://arxiv.org/abs/2006.10739, appendix E.5; Max 1995, https://doi.org/10.1109/2945.468400
 */
export function renderRays(options: RenderRaysOptions): RenderedRays {
  const { values, depths, intervals, samples, background = [0, 0, 0] } = options;
  const rays = countRays('renderRays', options);
  checkLength('renderRays', 'depths', depths, rays * samples, '[rays, samples]');
  const density = densities[options.density ?? defaults.density];
  const perRay = background.length === 3 ? 0 : 3;
  const colours = new Float32Array(3 * rays);
  const opacity = new Float32Array(rays);
  const depth = new Float32Array(rays);
  for (let ray = 0; ray < rays; ray++) {
    let opticalDepth = 0;
    let [red, green, blue, mean] = [0, 0, 0, 0];
    for (let i = ray * samples; i < (ray + 1) * samples; i++) {
      const thickness = density.value(values[4 * i + 3]!) * intervals[i]!;
      if (thickness === 0) continue;
      const weight = Math.exp(-opticalDepth) * -Math.expm1(-thickness);
      red += weight * toColour(values[4 * i]!);
      green += weight * toColour(values[4 * i + 1]!);
      blue += weight * toColour(values[4 * i + 2]!);
      mean += weight * depths[i]!;
      opticalDepth += thickness;
    }
    const behind = Math.exp(-opticalDepth);
    colours[3 * ray] = red + behind * background[ray * perRay]!;
    colours[3 * ray + 1] = green + behind * background[ray * perRay + 1]!;
    colours[3 * ray + 2] = blue + behind * background[ray * perRay + 2]!;
    opacity[ray] = -Math.expm1(-opticalDepth);
    depth[ray] = mean;
  }
  return { colours, opacity, depth };
}

/** Checks the lengths and the activation, and returns the number of rays. */
export function countRays(
  caller: string,
  { values, intervals, samples, background = [0, 0, 0], density = defaults.density }: RaySamples,
): number {
  checkDensity(caller, density);
  const rays = intervals.length / samples;
  if (!Number.isInteger(rays) || rays === 0) {
    throw new RangeError(
      `${caller}: intervals must be [rays, samples] with ${samples} samples and at least one ray, got ${intervals.length} numbers`,
    );
  }
  checkLength(caller, 'values', values, 4 * intervals.length, '[rays, samples, 4]');
  if (background.length !== 3) checkLength(caller, 'background', background, 3 * rays, '[3] or [rays, 3]');
  return rays;
}
