import { PANEL, Plan, ROW_BYTES } from './plan';
import { cosineOfCycles, sineOfCycles } from './sine';

/**
 * Computes γ(v) = [w, a ⊙ sin(2πBw), a ⊙ cos(2πBw)], w = low + (high − low)·v, of the 16 points of a panel, and the row of ones.
 *
 * Phases are summed and reduced to |s| ≤ 1/4 cycles in float64, in which products of float32 numbers are exact, so that the
 * error does not grow with the frequency.
 *
 * @param first the panel's first point; points from `count` on repeat the last one.
 * @param inputs f64 `[d][16]`, room for w.
 * @param panel f32 `[row][16]`, the result.
 */
export function encodePanel(plan: Plan, first: i32, count: i32, inputs: usize, panel: usize): void {
  const dim = plan.inputDim;
  const low = load<f64>(plan.inputRange);
  const span = load<f64>(plan.inputRange, 8);
  for (let point: i32 = 0; point < PANEL; point++) {
    const source = plan.coordinates + ((min(first + point, count - 1) * dim) << 2);
    for (let i: i32 = 0; i < dim; i++) {
      store<f64>(inputs + ((i * PANEL + point) << 3), low + span * <f64>load<f32>(source + (i << 2)));
    }
  }
  let row = panel;
  if (plan.includeCoordinates) {
    for (let i: i32 = 0; i < dim * PANEL; i++) {
      store<f32>(row + (i << 2), <f32>load<f64>(inputs + (i << 3)));
    }
    row += dim * ROW_BYTES;
  }
  const frequencyCount = plan.frequencyCount;
  const toCosine = frequencyCount * ROW_BYTES;
  for (let j: i32 = 0; j < frequencyCount; j++) {
    const frequency = plan.frequencies + ((j * dim) << 3);
    const amplitude = v128.load32_splat(plan.amplitudes + (j << 2));
    for (let part: usize = 0; part < 4; part++) {
      writeWaves(inputs + (part << 5), frequency, dim, amplitude, row + (part << 4), toCosine);
    }
    row += ROW_BYTES;
  }
  row += toCosine;
  for (let part: usize = 0; part < 4; part++) v128.store(row + (part << 4), f32x4.splat(1));
}

/** Writes a·sin and a·cos of b·w cycles for four points. */
// @ts-ignore: decorator
@inline
function writeWaves(inputs: usize, frequency: usize, dim: i32, amplitude: v128, sines: usize, toCosine: i32): void {
  let low = f64x2.splat(0);
  let high = f64x2.splat(0);
  for (let i: i32 = 0; i < dim; i++) {
    const b = v128.load64_splat(frequency + (i << 3));
    const w = inputs + i * (PANEL << 3);
    low = f64x2.add(low, f64x2.mul(b, v128.load(w)));
    high = f64x2.add(high, f64x2.mul(b, v128.load(w, 16)));
  }
  // sin and cos of 2π(s + h/2) are (−1)^h times those of 2πs.
  const halfLow = f64x2.nearest(f64x2.add(low, low));
  const halfHigh = f64x2.nearest(f64x2.add(high, high));
  const half = f64x2.splat(0.5);
  const s = joinHalves(
    f32x4.demote_f64x2_zero(f64x2.sub(low, f64x2.mul(halfLow, half))),
    f32x4.demote_f64x2_zero(f64x2.sub(high, f64x2.mul(halfHigh, half))),
  );
  const sign = i32x4.shl(
    joinHalves(i32x4.trunc_sat_f64x2_s_zero(halfLow), i32x4.trunc_sat_f64x2_s_zero(halfHigh)),
    31,
  );
  const signed = v128.xor(amplitude, sign);
  const square = f32x4.mul(s, s);
  v128.store(sines, f32x4.mul(signed, sineOfCycles(s, square)));
  v128.store(sines + toCosine, f32x4.mul(signed, cosineOfCycles(square)));
}

/** Returns [a₀ a₁ b₀ b₁]. */
// @ts-ignore: decorator
@inline
function joinHalves(a: v128, b: v128): v128 {
  return v128.shuffle<i32>(a, b, 0, 1, 4, 5);
}
