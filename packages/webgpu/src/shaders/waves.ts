/**
 * WGSL for sines and cosines at frequencies of any size. float32 holds a phase of thousands of cycles with few digits of the
 * last one, and WGSL promises its own sine to 2⁻¹¹ only. Here a phase is a u32 in units of 2⁻³² cycles: whole cycles
 * overflow, and integer arithmetic gives every adapter the same bits.
 */
export const WAVES = /* wgsl */ `
// Returns a·b modulo 1, rounded down to 2⁻³² cycles: the 48 bits of the product of both mantissas, shifted by the exponents.
fn cyclesOf(a: f32, b: f32) -> u32 {
  let aBits = bitcast<u32>(a);
  let bBits = bitcast<u32>(b);
  let aExponent = (aBits >> 23u) & 255u;
  let bExponent = (bBits >> 23u) & 255u;
  if (aExponent == 0u || bExponent == 0u) { return 0u; }
  let aMantissa = (aBits & 0x7fffffu) | 0x800000u;
  let bMantissa = (bBits & 0x7fffffu) | 0x800000u;
  let aHigh = aMantissa >> 12u;
  let aLow = aMantissa & 0xfffu;
  let bHigh = bMantissa >> 12u;
  let bLow = bMantissa & 0xfffu;
  let middle = aLow * bHigh + aHigh * bLow;
  let below = aLow * bLow + ((middle & 0xfffu) << 12u);
  let above = aHigh * bHigh + (middle >> 12u) + (below >> 24u);
  // The product is high·2³² + low, times 2^(aExponent + bExponent − 300).
  let low = (above << 24u) | (below & 0xffffffu);
  let high = above >> 8u;
  let shift = i32(aExponent + bExponent) - 268;
  var cycles = 0u;
  if (shift >= 0) {
    if (shift < 32) { cycles = low << u32(shift); }
  } else if (shift > -32) {
    cycles = (low >> u32(-shift)) | (high << u32(32 + shift));
  } else if (shift > -64) {
    cycles = high >> u32(-shift - 32);
  }
  return select(cycles, 0u - cycles, ((aBits ^ bBits) >> 31u) == 1u);
}

// Returns sin 2πt for t in units of 2⁻³² cycles: a Taylor series, truncated with errors below 6e-8, of |t| ≤ 1/4.
fn sineOf(t: u32) -> f32 {
  let reflected = t + 0x40000000u >= 0x80000000u;
  let s = f32(bitcast<i32>(select(t, 0x80000000u - t, reflected))) * 2.3283064365386963e-10;
  let square = s * s;
  var p = -15.094642576822984;
  p = fma(p, square, 42.05869394489765);
  p = fma(p, square, -76.70585975306136);
  p = fma(p, square, 81.60524927607504);
  p = fma(p, square, -41.34170224039976);
  p = fma(p, square, 6.283185307179586);
  return p * s;
}

fn cosineOf(t: u32) -> f32 { return sineOf(t + 0x40000000u); }`;
