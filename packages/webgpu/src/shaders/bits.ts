/**
 * WGSL that looks at the bits of numbers: compilers may assume that no number is NaN or infinite, and then fold
 * comparisons of floats. NaN must survive: a ReLU that turns it into 0 would hide that training has failed.
 */
export const BITS = /* wgsl */ `
const EXPONENT = 0x7f800000u;
fn isFinite(x: f32) -> bool { return (bitcast<u32>(x) & EXPONENT) != EXPONENT; }
fn isNaN(x: f32) -> bool { return (bitcast<u32>(x) & 0x7fffffffu) > EXPONENT; }
// Sets numbers below 0 to 0 and keeps NaN: bits from −0 to −∞.
fn rectified(x: vec4f) -> vec4f {
  let bits = bitcast<vec4u>(x);
  return select(x, vec4f(), (bits > vec4u(0x80000000u)) & (bits <= vec4u(0xff800000u)));
}`;
