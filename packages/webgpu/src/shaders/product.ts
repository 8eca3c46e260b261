import { BITS } from './bits.ts';
import { ROUND } from './round.ts';

/**
 * What a workgroup computes of a product: `rows` × `columns` numbers, of which each thread owns `threadRows` × 4, adding up
 * `depth` terms at a time.
 */
export interface Tile {
  readonly rows: number;
  readonly columns: number;
  readonly depth: number;
  readonly threadRows: number;
}

/**
 * The products of a dense layer with weights W and biases b, of inputs H and the gradient D of its outputs:
 * - `forward`: H·W + b, rectified between layers;
 * - `inputs`: D·Wᵀ, the gradient of H, in place of H; 0 where H, rectified, is not positive;
 * - `weights`: Hᵀ·D and the sums of D's columns, the gradients of W and b, over one split of the points.
 */
export type ProductRole = 'forward' | 'inputs' | 'weights';

/** Bytes of the uniform that belongs to a product. */
export const PRODUCT_BYTES = 16;

/** Sizes of a product, in numbers; all are multiples of 4. */
export interface ProductNumbers {
  /** Columns of the result. */
  readonly columns: number;
  /** Terms of each sum; rows of the result for `weights`, whose terms are points. */
  readonly inner: number;
  /** Whether H is the output of a ReLU, or the result of `forward` becomes one. */
  readonly rectify: boolean;
  /** Numbers from one split's gradients to the next one's. */
  readonly splitStride: number;
}

/** Returns the uniform. */
export function productBytes({ columns, inner, rectify, splitStride }: ProductNumbers): ArrayBuffer {
  return Uint32Array.of(columns, inner, rectify ? 1 : 0, splitStride).buffer;
}

/** How a role reads A and B, in fours, and what becomes of four sums; all in units of `vec4f`. */
const ROLES: Record<
  ProductRole,
  { declarations: string; limits: string; a: string; b: string; store: string }
> = {
  forward: {
    declarations: `@group(0) @binding(2) var<storage, read> inputs: array<vec4f>;
@group(0) @binding(3) var<storage, read> weights: array<vec4f>;
@group(0) @binding(4) var<storage, read_write> outputs: array<vec4f>;`,
    limits: 'let rowCount = batch.points; let begin = 0u; let end = product.inner;',
    a: 'return inputs[(row * product.inner + k) / 4u];',
    b: 'return weights[(k * product.columns + column) / 4u];',
    store: `let sum = value + weights[(product.inner * product.columns + column) / 4u];
    outputs[(row * product.columns + column) / 4u] = select(sum, rectified(sum), product.rectify == 1u);`,
  },
  inputs: {
    declarations: `@group(0) @binding(2) var<storage, read> gradient: array<vec4f>;
@group(0) @binding(3) var<storage, read> weights: array<vec4f>;
@group(0) @binding(4) var<storage, read_write> inputs: array<vec4f>;`,
    limits: 'let rowCount = batch.points; let begin = 0u; let end = product.inner;',
    a: 'return gradient[(row * product.inner + k) / 4u];',
    b: 'return weights[(column * product.inner + k) / 4u];',
    store: `let at = (row * product.columns + column) / 4u;
    inputs[at] = select(vec4f(), value, (inputs[at] > vec4f()) | vec4<bool>(product.rectify == 0u));`,
  },
  weights: {
    declarations: `@group(0) @binding(2) var<storage, read> inputs: array<vec4f>;
@group(0) @binding(3) var<storage, read> gradient: array<vec4f>;
@group(0) @binding(4) var<storage, read_write> sums: array<vec4f>;`,
    limits: `let rowCount = product.inner;
  let begin = group.z * batch.pointsPerSplit;
  let end = min(begin + batch.pointsPerSplit, batch.points);`,
    a: 'return inputs[(k * product.inner + row) / 4u];',
    b: 'return gradient[(k * product.columns + column) / 4u];',
    store: 'addTo((group.z * product.splitStride + row * product.columns + column) / 4u, value);',
  },
};

/**
 * WGSL of a product C = A·B in tiles. A lies transposed in the workgroup's memory, its rows padded against bank conflicts.
 * Each number of C is the sum of its terms in their order, whatever the tile, so that tiles differ in time alone.
 */
export function productCode(role: ProductRole, { rows, columns, depth, threadRows }: Tile): string {
  const { declarations, limits, a, b, store } = ROLES[role];
  const across = columns / 4;
  const threads = (rows / threadRows) * across;
  const stride = rows + 4;
  const each = Array.from({ length: threadRows }, (_, i) => i);
  /** A loop over the fours of a tile, some for each thread. */
  const fours = (count: number, body: string): string =>
    count === threads
      ? `{ let e = thread; ${body} }`
      : `for (var e = thread; e < ${count}u; e += ${threads}u) { ${body} }`;
  /** Code for each number of a four, written out: some compilers keep vectors that are indexed in a loop out of registers. */
  const lanes = (code: (lane: number) => string): string => [0, 1, 2, 3].map(code).join(' ');
  const loadA =
    role === 'weights'
      ? fours(
          (depth * rows) / 4,
          `let k = e / ${rows / 4}u; let m = 4u * (e % ${rows / 4}u);
      var four = vec4f();
      if (start + k < end && row + m < rowCount) { four = readA(row + m, start + k); }
      ${lanes((i) => `tileA[k * ${stride}u + m + ${i}u] = four.${'xyzw'[i]};`)}`,
        )
      : fours(
          (depth * rows) / 4,
          `let m = e / ${depth / 4}u; let k = 4u * (e % ${depth / 4}u);
      var four = vec4f();
      if (start + k < end && row + m < rowCount) { four = readA(row + m, start + k); }
      ${lanes((i) => `tileA[(k + ${i}u) * ${stride}u + m] = four.${'xyzw'[i]};`)}`,
        );
  const strideB = columns + 4;
  const loadB =
    role === 'inputs'
      ? fours(
          (depth * columns) / 4,
          `let n = e / ${depth / 4}u; let k = 4u * (e % ${depth / 4}u);
      var four = vec4f();
      if (start + k < end && column + n < product.columns) { four = readB(start + k, column + n); }
      ${lanes((i) => `tileB[(k + ${i}u) * ${strideB}u + n] = four.${'xyzw'[i]};`)}`,
        )
      : fours(
          depth * across,
          `let k = e / ${across}u; let n = e % ${across}u;
      var four = vec4f();
      if (start + k < end && column + 4u * n < product.columns) { four = readB(start + k, column + 4u * n); }
      tileB[e] = four;`,
        );
  const fourOfB =
    role === 'inputs'
      ? `let at = k * ${strideB}u + 4u * x; let b = vec4f(tileB[at], tileB[at + 1u], tileB[at + 2u], tileB[at + 3u]);`
      : `let b = tileB[k * ${across}u + x];`;
  const biases = role === 'weights';
  return /* wgsl */ `${BITS}
${ROUND}
struct Product { columns: u32, inner: u32, rectify: u32, splitStride: u32 }
@group(0) @binding(0) var<uniform> batch: Round;
@group(0) @binding(1) var<uniform> product: Product;
${declarations}
var<workgroup> tileA: array<f32, ${depth * stride}>;
var<workgroup> tileB: ${role === 'inputs' ? `array<f32, ${depth * strideB}>` : `array<vec4f, ${depth * across}>`};
fn readA(row: u32, k: u32) -> vec4f { ${a} }
fn readB(k: u32, column: u32) -> vec4f { ${b} }
${biases ? 'fn addTo(at: u32, value: vec4f) { if (batch.fresh == 1u) { sums[at] = value; } else { sums[at] += value; } }' : ''}
@compute @workgroup_size(${threads})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let row = group.y * ${rows}u;
  let column = group.x * ${columns}u;
  let x = thread % ${across}u;
  let y = thread / ${across}u;
  ${limits}
  ${each.map((i) => `var c${i} = vec4f();`).join(' ')}
  ${biases ? 'var biases = vec4f();' : ''}
  for (var start = begin; start < end; start += ${depth}u) {
    ${loadA}
    ${loadB}
    workgroupBarrier();
    ${biases ? `if (row == 0u && y == 0u) { for (var k = 0u; k < ${depth}u; k++) { biases += tileB[k * ${across}u + x]; } }` : ''}
    for (var k = 0u; k < ${depth}u; k++) {
      ${fourOfB}
      let a = k * ${stride}u + ${threadRows}u * y;
      ${each.map((i) => `c${i} = fma(vec4f(tileA[a + ${i}u]), b, c${i});`).join('\n      ')}
    }
    workgroupBarrier();
  }
  finish(row + ${threadRows}u * y, column + 4u * x, group, rowCount${each.map((i) => `, c${i}`).join('')});
  ${biases ? 'if (row == 0u && y == 0u && column + 4u * x < product.columns) { addTo((group.z * product.splitStride + product.inner * product.columns + column + 4u * x) / 4u, biases); }' : ''}
}
fn finish(first: u32, column: u32, group: vec3u, rowCount: u32${each.map((i) => `, c${i}: vec4f`).join('')}) {
  if (column >= product.columns) { return; }
  ${each.map((i) => `if (first + ${i}u < rowCount) { keep(first + ${i}u, column, group, c${i}); }`).join('\n  ')}
}
fn keep(row: u32, column: u32, group: vec3u, value: vec4f) {
  ${store}
}`;
}
