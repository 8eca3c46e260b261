const SWEEPS_PER_EIGENVALUE = 60;

/**
 * Implicit QL with Wilkinson's shift on a symmetric tridiagonal matrix.
 *
 * @param diagonal `[n]`; becomes the eigenvalues, in no order.
 * @param offDiagonal `[n]`, entry i coupling i and i + 1; destroyed.
 * @param rotation Z of A = Zᵀ·T·Z, `[n, n]` row-major; its row i becomes the eigenvector of eigenvalue i.
 * @throws Error if an eigenvalue does not converge, which exact arithmetic on finite numbers excludes.
 * @see Parlett, The Symmetric Eigenvalue Problem, chapter 8
 */
export function diagonaliseTridiagonal(
  diagonal: Float64Array,
  offDiagonal: Float64Array,
  rotation: Float64Array,
): void {
  const n = diagonal.length;
  const cosines = new Float64Array(n);
  const sines = new Float64Array(n);
  for (let first = 0; first < n; first++) {
    for (let sweep = 0; ; sweep++) {
      const last = endOfBlock(diagonal, offDiagonal, first);
      if (last === first) break;
      if (sweep === SWEEPS_PER_EIGENVALUE) {
        throw new Error(
          `diagonaliseTridiagonal: no convergence after ${sweep} sweeps; are all entries finite?`,
        );
      }
      const stopped = sweepBlock(diagonal, offDiagonal, first, last, cosines, sines);
      rotateRows(rotation, n, stopped, last, cosines, sines);
    }
  }
}

/** The last index of the block that `first` is coupled to. */
function endOfBlock(diagonal: Float64Array, offDiagonal: Float64Array, first: number): number {
  let last = first;
  while (last < diagonal.length - 1) {
    const size = Math.abs(diagonal[last]!) + Math.abs(diagonal[last + 1]!);
    if (Math.abs(offDiagonal[last]!) <= Number.EPSILON * size) break;
    last++;
  }
  return last;
}

/**
 * One QL sweep from `last` up to `first`; the rotation of rows i and i + 1 is left in `cosines[i]`, `sines[i]`.
 *
 * @returns the smallest i that was rotated.
 */
function sweepBlock(
  diagonal: Float64Array,
  offDiagonal: Float64Array,
  first: number,
  last: number,
  cosines: Float64Array,
  sines: Float64Array,
): number {
  const half = (diagonal[first + 1]! - diagonal[first]!) / (2 * offDiagonal[first]!);
  const root = Math.hypot(half, 1);
  let g = diagonal[last]! - diagonal[first]! + offDiagonal[first]! / (half + (half >= 0 ? root : -root));
  let sine = 1;
  let cosine = 1;
  let shift = 0;
  for (let i = last - 1; i >= first; i--) {
    const f = sine * offDiagonal[i]!;
    const b = cosine * offDiagonal[i]!;
    const r = Math.hypot(f, g);
    offDiagonal[i + 1] = r;
    if (r === 0) {
      // The block has fallen apart here: what was rotated so far stands, the rest waits for the next sweep.
      diagonal[i + 1]! -= shift;
      offDiagonal[last] = 0;
      return i + 1;
    }
    sine = f / r;
    cosine = g / r;
    const above = diagonal[i + 1]! - shift;
    const t = (diagonal[i]! - above) * sine + 2 * cosine * b;
    shift = sine * t;
    diagonal[i + 1] = above + shift;
    g = cosine * t - b;
    cosines[i] = cosine;
    sines[i] = sine;
  }
  diagonal[first]! -= shift;
  offDiagonal[first] = g;
  offDiagonal[last] = 0;
  return first;
}

/** Applies the rotations of rows (i, i + 1), i = last − 1 … first, in pairs, so that each row is read and written half as often. */
function rotateRows(
  z: Float64Array,
  n: number,
  first: number,
  last: number,
  cosines: Float64Array,
  sines: Float64Array,
): void {
  let i = last - 1;
  for (; i > first; i -= 2) {
    rotateThree(
      z.subarray((i - 1) * n, i * n),
      z.subarray(i * n, (i + 1) * n),
      z.subarray((i + 1) * n, (i + 2) * n),
      [cosines[i]!, sines[i]!, cosines[i - 1]!, sines[i - 1]!],
    );
  }
  if (i === first)
    rotateTwo(z.subarray(i * n, (i + 1) * n), z.subarray((i + 1) * n, (i + 2) * n), cosines[i]!, sines[i]!);
}

function rotateTwo(upper: Float64Array, lower: Float64Array, c: number, s: number): void {
  for (let k = 0; k < upper.length; k++) {
    const u = upper[k]!;
    const l = lower[k]!;
    lower[k] = s * u + c * l;
    upper[k] = c * u - s * l;
  }
}

function rotateThree(
  top: Float64Array,
  middle: Float64Array,
  bottom: Float64Array,
  [c1, s1, c2, s2]: readonly [number, number, number, number],
): void {
  for (let k = 0; k < top.length; k++) {
    const m = middle[k]!;
    const b = bottom[k]!;
    const t = top[k]!;
    bottom[k] = s1 * m + c1 * b;
    const turned = c1 * m - s1 * b;
    middle[k] = s2 * t + c2 * turned;
    top[k] = c2 * t - s2 * turned;
  }
}
