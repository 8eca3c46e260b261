/** Why a decoder refused the values of a file, as the `cause` of what it throws: some are NaN, or infinite as 32-bit floats. */
export class NonFiniteError extends RangeError {
  override readonly name = 'NonFiniteError';
  /** Number of values that are not finite. */
  readonly count: number;
  /** What is wrong, without a cure. */
  readonly problem: string;

  constructor(count: number, first: number, place: readonly number[]) {
    const problem = `values must be finite 32-bit floats, got ${count} that are not, the first ${first} at voxel (${place.join(', ')})`;
    super(`${problem}. Set nonFinite to 'zero' to replace them with 0.`);
    this.count = count;
    this.problem = problem;
  }
}
