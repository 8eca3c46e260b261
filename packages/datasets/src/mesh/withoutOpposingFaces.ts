import { opposingPartners } from './opposingPartners.ts';
import { sheetSides } from './sheetSides.ts';
import { findSheets } from './sheets.ts';

/** Faces without those that only cover others. */
export interface SingleSided {
  readonly indices: Uint32Array;
  /** Number of faces removed. */
  readonly opposingFaces: number;
}

/**
 * Removes faces that lie back to back: pairs with the same three vertices in opposite order, which enclose nothing. Pairs that
 * share an edge with each other alone form a sheet, and the rest of the faces decides about it:
 *
 * - a sheet without a border is a closed surface that was made double-sided: one side of it remains, facing outwards, or inwards
 *   if an odd number of other such sheets surround it;
 * - a sheet that continues the rest where that is open, as one that fills a hole does: one side remains, turned like its
 *   neighbours;
 * - any other sheet ends in space or inside the shape: both sides are removed.
 *
 * Nothing is removed if nothing would remain.
 *
 * @param indices `[f, 3]`, without degenerate and repeated faces.
 */
export function withoutOpposingFaces(positions: Float32Array, indices: Uint32Array): SingleSided {
  const vertexCount = positions.length / 3;
  const partners = opposingPartners(indices, vertexCount);
  if (!partners) return { indices, opposingFaces: 0 };
  // The second face of a pair comes after the first.
  const firsts = Uint32Array.from(partners.keys()).filter(
    (face) => !(partners[face]! >= 0 && partners[face]! < face),
  );
  const single = gathered(indices, firsts);
  const isPaired = Uint8Array.from(firsts, (face) => (partners[face]! >= 0 ? 1 : 0));
  const sides = sheetSides(positions, single, findSheets(single, isPaired, vertexCount));
  const kept: number[] = [];
  firsts.forEach((face, i) => {
    if (!isPaired[i] || sides[i] === 1 || sides[i] === 2) kept.push(face);
    if (isPaired[i] && (sides[i] === -1 || sides[i] === 2)) kept.push(partners[face]!);
  });
  const opposingFaces = partners.length - kept.length;
  if (kept.length === 0 || opposingFaces === 0) return { indices, opposingFaces: 0 };
  return { indices: gathered(indices, Uint32Array.from(kept).sort()), opposingFaces };
}

/** Returns some of the faces. */
function gathered(indices: Uint32Array, faces: Uint32Array): Uint32Array {
  return Uint32Array.from(
    { length: 3 * faces.length },
    (_, i) => indices[3 * faces[Math.floor(i / 3)]! + (i % 3)]!,
  );
}
