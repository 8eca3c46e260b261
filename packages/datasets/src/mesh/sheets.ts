import { DisjointSets } from './disjointSets.ts';
import { next, sortedHalfEdges } from './halfEdges.ts';

/** A sheet: pairs of faces back to back that are joined by edges which no other face has. */
export interface Sheet {
  /** One face of each pair. */
  readonly faces: number[];
  /** Faces at the border, and the side (1 or −1, as in `Sheets`) that continues the surface beyond it. */
  readonly turns: [face: number, side: number][];
  /** Number of border edges at which the rest of the surface is open, and at which no other sheet ends. */
  joined: number;
  /** Number of border edges at which the rest of the surface is not open, and those among them that it has. */
  free: number;
  inner: number;
}

/** The sheets of a surface, and how their faces are connected. */
export interface Sheets {
  readonly sheets: Sheet[];
  /** `[f · 3]`: the half-edge on the other side of an edge within a sheet, or −1. */
  readonly neighbours: Int32Array;
}

/**
 * Groups pairs of opposing faces into sheets.
 *
 * @param indices `[f, 3]`: one face of each pair, and all faces without a partner.
 * @param isPaired `[f]`.
 */
export function findSheets(indices: Uint32Array, isPaired: Uint8Array, vertexCount: number): Sheets {
  const halfEdges = sortedHalfEdges(indices, vertexCount);
  const neighbours = new Int32Array(indices.length).fill(-1);
  const sets = new DisjointSets(isPaired.length);
  const borders: { paired: number[]; rest: number[] }[] = [];
  for (let start = 0, end = 0; start < halfEdges.length; start = end) {
    for (end = start; end < halfEdges.length && isSameEdge(indices, halfEdges[start]!, halfEdges[end]!); )
      end++;
    const edge = [...halfEdges.subarray(start, end)];
    const paired = edge.filter((h) => isPaired[faceOf(h)]);
    if (paired.length === 0) continue;
    if (paired.length === 2 && edge.length === 2) {
      const [first, second] = paired as [number, number];
      neighbours[first] = second;
      neighbours[second] = first;
      sets.unite(faceOf(first), faceOf(second));
    } else borders.push({ paired, rest: edge.filter((h) => !isPaired[faceOf(h)]) });
  }
  const sheets = new Map<number, Sheet>();
  const sheetOf = (face: number): Sheet => {
    const root = sets.find(face);
    const sheet = sheets.get(root) ?? { faces: [], turns: [], joined: 0, free: 0, inner: 0 };
    sheets.set(root, sheet);
    return sheet;
  };
  for (const [face, paired] of isPaired.entries()) if (paired) sheetOf(face).faces.push(face);
  for (const { paired, rest } of borders) {
    for (const h of paired) {
      const sheet = sheetOf(faceOf(h));
      if (rest.length % 2 === 0) {
        sheet.free++;
        if (rest.length > 0) sheet.inner++;
        continue;
      }
      if (paired.length === 1) sheet.joined++;
      const same = rest.filter((other) => indices[other] === indices[h]).length;
      sheet.turns.push([faceOf(h), 2 * same < rest.length ? 1 : -1]);
    }
  }
  return { sheets: [...sheets.values()], neighbours };
}

/** Returns the face that a half-edge belongs to. */
export function faceOf(halfEdge: number): number {
  return Math.floor(halfEdge / 3);
}

function isSameEdge(indices: Uint32Array, a: number, b: number): boolean {
  const [from, to] = [indices[a], indices[next(a)]];
  return (indices[b] === from && indices[next(b)] === to) || (indices[b] === to && indices[next(b)] === from);
}
