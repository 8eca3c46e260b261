import { checkWritable, type WritableMesh } from './checkWritable.ts';

/** A mesh as Wavefront OBJ, with normals if it has any; nine significant digits, which give back each float32. */
export function writeObj(mesh: WritableMesh): Uint8Array<ArrayBuffer> {
  checkWritable('writeObj', mesh);
  const { positions, indices, normals } = mesh;
  const lines: string[] = [];
  const rows = (keyword: string, numbers: Float32Array): void => {
    for (let start = 0; start < numbers.length; start += 3) {
      const row = Array.from(numbers.subarray(start, start + 3), (value) => Number(value.toPrecision(9)));
      lines.push(`${keyword} ${row.join(' ')}`);
    }
  };
  rows('v', positions);
  if (normals) rows('vn', normals);
  for (let face = 0; face < indices.length; face += 3) {
    // OBJ counts from 1.
    const corners = Array.from(indices.subarray(face, face + 3), (index) => index + 1);
    lines.push(`f ${corners.map((corner) => (normals ? `${corner}//${corner}` : corner)).join(' ')}`);
  }
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}
