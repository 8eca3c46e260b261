/** Standard deviation of the noise on each parameter of a random phantom. */
const DEVIATION = 0.05;

/**
 * Adds independent noise to a table of parameters: p + 0.05 z.
 *
 * @param normals z, standard normal, one for each parameter, row by row.
 * @throws RangeError if the number of normals is not the number of parameters.
 */
export function perturbed(
  caller: string,
  table: readonly (readonly number[])[],
  normals: ArrayLike<number>,
): number[][] {
  const columns = table[0]!.length;
  if (normals.length !== table.length * columns) {
    throw new RangeError(
      `${caller}: normals must be ${table.length * columns} standard normal numbers, ` +
        `${columns} for each of ${table.length} ellipses, got ${normals.length}`,
    );
  }
  return table.map((row, i) => row.map((value, j) => value + DEVIATION * normals[i * columns + j]!));
}
