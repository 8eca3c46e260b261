/** WGSL of output activations, as polynomials: the accuracy of WGSL's own functions differs from one adapter to the next. */
export const ACTIVATIONS = /* wgsl */ `
const SIGMOID = 1u;
const TANH = 2u;

// Returns e^x for x ≤ 0 as 2^n·e^r, |r| ≤ ln 2 / 2; 0 for x < −87, and NaN for NaN.
fn exponentialOfNegative(x: f32) -> f32 {
  let n = round(x * 1.44269504);
  // ln 2 in two parts; the first has so few digits that n times it is exact.
  let r = fma(n, -1.428606820309417e-6, fma(n, -0.693145751953125, x));
  var p = 1.381461313e-3;
  p = fma(p, r, 8.368709828e-3);
  p = fma(p, r, 4.166838736e-2);
  p = fma(p, r, 1.666652069e-1);
  p = fma(p, r, 4.999999345e-1);
  p = fma(p, r * r, r) + 1.0;
  let tiny = bitcast<u32>(x) > 0xc2ae0000u && !isNaN(x);
  let power = bitcast<f32>(u32(clamp(i32(n), -126, 0) + 127) << 23u);
  return select(select(p * power, 0.0, tiny), x, isNaN(x));
}

fn sigmoid(x: f32) -> f32 {
  let small = exponentialOfNegative(-abs(x));
  let ratio = 1.0 / (1.0 + small);
  return select(ratio, small * ratio, x < 0.0);
}

// Returns tanh x: a polynomial below 0.625, (1 − e^−2|x|) / (1 + e^−2|x|) above.
fn hyperbolicTangent(x: f32) -> f32 {
  let square = x * x;
  var p = -5.704986925e-3;
  p = fma(p, square, 2.063908716e-2);
  p = fma(p, square, -5.373971505e-2);
  p = fma(p, square, 1.333144220e-1);
  p = fma(p, square, -3.333328194e-1);
  let near = fma(p * square, x, x);
  let small = exponentialOfNegative(-2.0 * abs(x));
  let far = (1.0 - small) / (1.0 + small);
  return select(select(far, -far, x < 0.0), near, abs(x) < 0.625);
}

// Returns log(1 + x) for 0 ≤ x ≤ 1 as 2·artanh(s), s = x / (2 + x) ≤ 1/3.
fn logarithmOfOnePlus(x: f32) -> f32 {
  let s = x / (2.0 + x);
  let square = s * s;
  var p = 2.430093341e-1;
  p = fma(p, square, 2.142765836e-1);
  p = fma(p, square, 2.861688473e-1);
  p = fma(p, square, 3.999887775e-1);
  p = fma(p, square, 6.666667562e-1);
  return fma(p * square, s, s + s);
}

fn activated(logit: f32, activation: u32) -> f32 {
  if (activation == SIGMOID) { return sigmoid(logit); }
  if (activation == TANH) { return hyperbolicTangent(logit); }
  return logit;
}

// Returns the derivative of the activation where it has this value.
fn slopeOf(value: f32, activation: u32) -> f32 {
  if (activation == SIGMOID) { return value * (1.0 - value); }
  if (activation == TANH) { return 1.0 - value * value; }
  return 1.0;
}`;
