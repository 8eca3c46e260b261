import type { LossAndGradient } from '@fourier-features/core';
import { checkLength } from '@fourier-features/core/check';
import { defaults } from '../defaults.ts';
import { densities, toColour } from './activations.ts';
import { countRays, type RaySamples } from './renderRays.ts';

export interface RayLossOptions extends RaySamples {
  /** Colours that the rays should have, background included, `[rays, 3]`. */
  readonly targets: ArrayLike<number>;
  /** Divisor of the sum of squares; 3·rays by default, 3·(rays of the batch) if these are part of one. */
  readonly divisor?: number;
}

/**
 * Computes the mean square error of rendered colours and its gradient with respect to the raw outputs of the network, in
 * time and memory linear in the samples. With w_k = T_k α_k and S_k = Σ_{l>k} w_l c_l + T·background,
 *
 *   ∂C/∂c_k = w_k,   ∂C/∂σ_k = δ_k (T_{k+1} c_k − S_k),
 *
 * continued through the sigmoid and the density's activation; S_k is summed from the back, in float64.
 *
 * @returns the loss and its gradient, `[rays, samples, 4]`.
 * @throws RangeError if the lengths disagree.
 */
export function rayLoss(options: RayLossOptions): LossAndGradient {
  const { values, intervals, samples, targets, background = [0, 0, 0] } = options;
  const rays = countRays('rayLoss', options);
  checkLength('rayLoss', 'targets', targets, 3 * rays, '[rays, 3]');
  const density = densities[options.density ?? defaults.density];
  const divisor = options.divisor ?? 3 * rays;
  const perRay = background.length === 3 ? 0 : 3;
  const gradient = new Float32Array(4 * rays * samples);
  // For the current ray: σ_k δ_k, T_k for k = 0 … samples, and c_k.
  const thicknesses = new Float64Array(samples);
  const transmittance = new Float64Array(samples + 1);
  const colours = new Float64Array(3 * samples);
  let loss = 0;
  for (let ray = 0; ray < rays; ray++) {
    const first = ray * samples;
    let opticalDepth = 0;
    let [red, green, blue] = [0, 0, 0];
    transmittance[0] = 1;
    for (let k = 0; k < samples; k++) {
      const at = 4 * (first + k);
      const thickness = density.value(values[at + 3]!) * intervals[first + k]!;
      thicknesses[k] = thickness;
      opticalDepth += thickness;
      transmittance[k + 1] = thickness === 0 ? transmittance[k]! : Math.exp(-opticalDepth);
      if (thickness === 0) continue;
      const weight = transmittance[k]! * -Math.expm1(-thickness);
      for (let c = 0; c < 3; c++) colours[3 * k + c] = toColour(values[at + c]!);
      red += weight * colours[3 * k]!;
      green += weight * colours[3 * k + 1]!;
      blue += weight * colours[3 * k + 2]!;
    }
    const behind = transmittance[samples]!;
    let behindRed = behind * background[ray * perRay]!;
    let behindGreen = behind * background[ray * perRay + 1]!;
    let behindBlue = behind * background[ray * perRay + 2]!;
    const errorRed = red + behindRed - targets[3 * ray]!;
    const errorGreen = green + behindGreen - targets[3 * ray + 1]!;
    const errorBlue = blue + behindBlue - targets[3 * ray + 2]!;
    loss += errorRed ** 2 + errorGreen ** 2 + errorBlue ** 2;
    const scale = 2 / divisor;
    for (let k = samples - 1; k >= 0; k--) {
      // A sample without thickness has no weight and no gradient.
      if (thicknesses[k] === 0) continue;
      const at = 4 * (first + k);
      const after = transmittance[k + 1]!;
      const weight = transmittance[k]! * -Math.expm1(-thicknesses[k]!);
      const r = colours[3 * k]!;
      const g = colours[3 * k + 1]!;
      const b = colours[3 * k + 2]!;
      gradient[at] = scale * errorRed * weight * r * (1 - r);
      gradient[at + 1] = scale * errorGreen * weight * g * (1 - g);
      gradient[at + 2] = scale * errorBlue * weight * b * (1 - b);
      const change =
        errorRed * (after * r - behindRed) +
        errorGreen * (after * g - behindGreen) +
        errorBlue * (after * b - behindBlue);
      gradient[at + 3] = scale * intervals[first + k]! * density.slope(values[at + 3]!) * change;
      behindRed += weight * r;
      behindGreen += weight * g;
      behindBlue += weight * b;
    }
  }
  return { loss: loss / divisor, gradient };
}
