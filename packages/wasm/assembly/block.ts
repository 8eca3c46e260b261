import { madd } from './madd';

/*
 * The inner product of all kernels: a block C of 6 rows and 16 columns, C = F + Σ_k A_k·B_k.
 *
 * A: rows of 16 consecutive k, `[k / 16][6][16]`, with `jump` bytes from the end of a row to the next 16 k's of that row.
 * B: `[k][16]`, aligned to 1024 bytes, so that its address shows where 16 k's end.
 * F, C: `[6][16]`, and may be the same.
 *
 * V8 turns neighbouring pairs of the 24 accumulators into 12 of 256 bits, if they start as plain loads and end as plain
 * stores, so nothing else may happen to them here. They are written out, since AssemblyScript has no arrays of registers.
 */

/** Computes C with one k at a time, for 256-bit registers, which hold all 12 accumulators. */
export function multiplyBlock(a: usize, jump: usize, b: usize, count: i32, from: usize, c: usize): void {
  let c00 = v128.load(from, 0);
  let c01 = v128.load(from, 16);
  let c02 = v128.load(from, 32);
  let c03 = v128.load(from, 48);
  let c10 = v128.load(from, 64);
  let c11 = v128.load(from, 80);
  let c12 = v128.load(from, 96);
  let c13 = v128.load(from, 112);
  let c20 = v128.load(from, 128);
  let c21 = v128.load(from, 144);
  let c22 = v128.load(from, 160);
  let c23 = v128.load(from, 176);
  let c30 = v128.load(from, 192);
  let c31 = v128.load(from, 208);
  let c32 = v128.load(from, 224);
  let c33 = v128.load(from, 240);
  let c40 = v128.load(from, 256);
  let c41 = v128.load(from, 272);
  let c42 = v128.load(from, 288);
  let c43 = v128.load(from, 304);
  let c50 = v128.load(from, 320);
  let c51 = v128.load(from, 336);
  let c52 = v128.load(from, 352);
  let c53 = v128.load(from, 368);
  const end = b + (count << 6);
  while (b < end) {
    let b0 = v128.load(b, 0);
    let b1 = v128.load(b, 16);
    let b2 = v128.load(b, 32);
    let b3 = v128.load(b, 48);
    let w = v128.load32_splat(a, 0);
    c00 = madd(w, b0, c00);
    c01 = madd(w, b1, c01);
    c02 = madd(w, b2, c02);
    c03 = madd(w, b3, c03);
    w = v128.load32_splat(a, 64);
    c10 = madd(w, b0, c10);
    c11 = madd(w, b1, c11);
    c12 = madd(w, b2, c12);
    c13 = madd(w, b3, c13);
    w = v128.load32_splat(a, 128);
    c20 = madd(w, b0, c20);
    c21 = madd(w, b1, c21);
    c22 = madd(w, b2, c22);
    c23 = madd(w, b3, c23);
    w = v128.load32_splat(a, 192);
    c30 = madd(w, b0, c30);
    c31 = madd(w, b1, c31);
    c32 = madd(w, b2, c32);
    c33 = madd(w, b3, c33);
    w = v128.load32_splat(a, 256);
    c40 = madd(w, b0, c40);
    c41 = madd(w, b1, c41);
    c42 = madd(w, b2, c42);
    c43 = madd(w, b3, c43);
    w = v128.load32_splat(a, 320);
    c50 = madd(w, b0, c50);
    c51 = madd(w, b1, c51);
    c52 = madd(w, b2, c52);
    c53 = madd(w, b3, c53);
    b += 64;
    a += 4 + (b & 1023 ? 0 : jump);
  }
  v128.store(c, c00, 0);
  v128.store(c, c01, 16);
  v128.store(c, c02, 32);
  v128.store(c, c03, 48);
  v128.store(c, c10, 64);
  v128.store(c, c11, 80);
  v128.store(c, c12, 96);
  v128.store(c, c13, 112);
  v128.store(c, c20, 128);
  v128.store(c, c21, 144);
  v128.store(c, c22, 160);
  v128.store(c, c23, 176);
  v128.store(c, c30, 192);
  v128.store(c, c31, 208);
  v128.store(c, c32, 224);
  v128.store(c, c33, 240);
  v128.store(c, c40, 256);
  v128.store(c, c41, 272);
  v128.store(c, c42, 288);
  v128.store(c, c43, 304);
  v128.store(c, c50, 320);
  v128.store(c, c51, 336);
  v128.store(c, c52, 352);
  v128.store(c, c53, 368);
}

/** Computes C with two k's at a time, for 128-bit registers: halves the spills of accumulators. `count` must be even. */
export function multiplyBlockBy2(a: usize, jump: usize, b: usize, count: i32, from: usize, c: usize): void {
  let c00 = v128.load(from, 0);
  let c01 = v128.load(from, 16);
  let c02 = v128.load(from, 32);
  let c03 = v128.load(from, 48);
  let c10 = v128.load(from, 64);
  let c11 = v128.load(from, 80);
  let c12 = v128.load(from, 96);
  let c13 = v128.load(from, 112);
  let c20 = v128.load(from, 128);
  let c21 = v128.load(from, 144);
  let c22 = v128.load(from, 160);
  let c23 = v128.load(from, 176);
  let c30 = v128.load(from, 192);
  let c31 = v128.load(from, 208);
  let c32 = v128.load(from, 224);
  let c33 = v128.load(from, 240);
  let c40 = v128.load(from, 256);
  let c41 = v128.load(from, 272);
  let c42 = v128.load(from, 288);
  let c43 = v128.load(from, 304);
  let c50 = v128.load(from, 320);
  let c51 = v128.load(from, 336);
  let c52 = v128.load(from, 352);
  let c53 = v128.load(from, 368);
  const end = b + (count << 6);
  while (b < end) {
    let b0 = v128.load(b, 0);
    let b1 = v128.load(b, 16);
    let b2 = v128.load(b, 32);
    let b3 = v128.load(b, 48);
    let w = v128.load32_splat(a, 0);
    c00 = madd(w, b0, c00);
    c01 = madd(w, b1, c01);
    c02 = madd(w, b2, c02);
    c03 = madd(w, b3, c03);
    w = v128.load32_splat(a, 64);
    c10 = madd(w, b0, c10);
    c11 = madd(w, b1, c11);
    c12 = madd(w, b2, c12);
    c13 = madd(w, b3, c13);
    w = v128.load32_splat(a, 128);
    c20 = madd(w, b0, c20);
    c21 = madd(w, b1, c21);
    c22 = madd(w, b2, c22);
    c23 = madd(w, b3, c23);
    w = v128.load32_splat(a, 192);
    c30 = madd(w, b0, c30);
    c31 = madd(w, b1, c31);
    c32 = madd(w, b2, c32);
    c33 = madd(w, b3, c33);
    w = v128.load32_splat(a, 256);
    c40 = madd(w, b0, c40);
    c41 = madd(w, b1, c41);
    c42 = madd(w, b2, c42);
    c43 = madd(w, b3, c43);
    w = v128.load32_splat(a, 320);
    c50 = madd(w, b0, c50);
    c51 = madd(w, b1, c51);
    c52 = madd(w, b2, c52);
    c53 = madd(w, b3, c53);
    b0 = v128.load(b, 64);
    b1 = v128.load(b, 80);
    b2 = v128.load(b, 96);
    b3 = v128.load(b, 112);
    w = v128.load32_splat(a, 4);
    c00 = madd(w, b0, c00);
    c01 = madd(w, b1, c01);
    c02 = madd(w, b2, c02);
    c03 = madd(w, b3, c03);
    w = v128.load32_splat(a, 68);
    c10 = madd(w, b0, c10);
    c11 = madd(w, b1, c11);
    c12 = madd(w, b2, c12);
    c13 = madd(w, b3, c13);
    w = v128.load32_splat(a, 132);
    c20 = madd(w, b0, c20);
    c21 = madd(w, b1, c21);
    c22 = madd(w, b2, c22);
    c23 = madd(w, b3, c23);
    w = v128.load32_splat(a, 196);
    c30 = madd(w, b0, c30);
    c31 = madd(w, b1, c31);
    c32 = madd(w, b2, c32);
    c33 = madd(w, b3, c33);
    w = v128.load32_splat(a, 260);
    c40 = madd(w, b0, c40);
    c41 = madd(w, b1, c41);
    c42 = madd(w, b2, c42);
    c43 = madd(w, b3, c43);
    w = v128.load32_splat(a, 324);
    c50 = madd(w, b0, c50);
    c51 = madd(w, b1, c51);
    c52 = madd(w, b2, c52);
    c53 = madd(w, b3, c53);
    b += 128;
    a += 8 + (b & 1023 ? 0 : jump);
  }
  v128.store(c, c00, 0);
  v128.store(c, c01, 16);
  v128.store(c, c02, 32);
  v128.store(c, c03, 48);
  v128.store(c, c10, 64);
  v128.store(c, c11, 80);
  v128.store(c, c12, 96);
  v128.store(c, c13, 112);
  v128.store(c, c20, 128);
  v128.store(c, c21, 144);
  v128.store(c, c22, 160);
  v128.store(c, c23, 176);
  v128.store(c, c30, 192);
  v128.store(c, c31, 208);
  v128.store(c, c32, 224);
  v128.store(c, c33, 240);
  v128.store(c, c40, 256);
  v128.store(c, c41, 272);
  v128.store(c, c42, 288);
  v128.store(c, c43, 304);
  v128.store(c, c50, 320);
  v128.store(c, c51, 336);
  v128.store(c, c52, 352);
  v128.store(c, c53, 368);
}
