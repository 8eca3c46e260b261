/**
 * Computes volume and Euler characteristic of a solid made of the voxels whose centre is inside: χ = V − E + F − C over
 * all corners, edges, squares and cubes of the voxels. The closed surface of a solid has twice its χ.
 *
 * @param side half the side of the cube that is sampled, which the solid must not touch.
 * @param count number of voxels along a side.
 */
export function voxelSolid(
  isInside: (x: number, y: number, z: number) => boolean,
  side: number,
  count: number,
): { volume: number; eulerCharacteristic: number } {
  const step = (2 * side) / count;
  const at = (i: number) => -side + (i + 0.5) * step;
  // twice as fine: even indices are corners, odd ones the centres of voxels
  const width = 2 * count + 1;
  const cells = new Uint8Array(width ** 3);
  let voxels = 0;
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) {
      for (let k = 0; k < count; k++) {
        if (!isInside(at(i), at(j), at(k))) continue;
        voxels++;
        for (let part = 0; part < 27; part++) {
          const [x, y, z] = [
            2 * i + (part % 3),
            2 * j + (Math.floor(part / 3) % 3),
            2 * k + Math.floor(part / 9),
          ];
          cells[(z * width + y) * width + x] = 1;
        }
      }
    }
  }
  let eulerCharacteristic = 0;
  for (let cell = 0; cell < cells.length; cell++) {
    if (!cells[cell]) continue;
    const [x, y, z] = [cell % width, Math.floor(cell / width) % width, Math.floor(cell / width ** 2)];
    // the dimension of a cell is the number of its odd coordinates
    eulerCharacteristic += (x + y + z) % 2 === 0 ? 1 : -1;
  }
  return { volume: voxels * step ** 3, eulerCharacteristic };
}
