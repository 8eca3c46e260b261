import type { MeshReport } from '@fourier-features/datasets';
import type * as occupancy from '@fourier-features/occupancy';
import type { Doubts } from '../doubts.ts';
import { percent } from '../percent.ts';
import { InputError } from '../words.ts';

/** What was measured of a shape before it is fitted. */
export interface ShapeFigures {
  /** Of the cleaned mesh. */
  readonly report: MeshReport;
  readonly inside: occupancy.ShapeReport;
  readonly closed: boolean;
  /** Where the mesh is, if it is far from zero. */
  readonly origin: occupancy.Mesh['origin'];
  /** Largest distance to which the file rounds coordinates, over the longest side of the mesh. */
  readonly relativeSpacing: number;
  /** Number of faces dropped because they lay back to back with others. */
  readonly opposingFaces: number;
  /** Components that face outwards, and the share of their volume outside the largest; null unless the mesh is closed. */
  readonly islands: { readonly components: number; readonly islandShare: number } | null;
}

/** Largest spacing of coordinates, as a share of the size, at which a mesh is accepted. */
const MAX_SPACING = 1e-5;
/** Least share of the points near the surface that are inside: walls of 1.2e-4 of the domain. */
const LEAST_INSIDE = 0.005;
/** Share below which walls are thin: 0.0025 of the domain, a third of a cell at resolution 128. */
const THIN = 0.1;
/** Share of the inside at which overlaps are mentioned, and that may face the other way, as tiny folds of scans do. */
const [OVERLAP, INVERTED] = [0.001, 0.01];

/** @throws InputError if the file has lost the shape, or the shape has almost no inside. */
export function refuseShape({ report, inside, closed, relativeSpacing }: ShapeFigures): void {
  if (relativeSpacing > MAX_SPACING) {
    throw new InputError(
      'readShape',
      `coordinates must be finer than ${MAX_SPACING} of the mesh's longest side, got steps of ${relativeSpacing.toPrecision(2)}: the file has them in 32 bits, far from zero. Move the mesh to zero before it is exported, or export doubles or text.`,
    );
  }
  if (inside.nearSurfaceShare >= LEAST_INSIDE) return;
  const { opposingPairs, faces, boundaryEdges } = report;
  const cause =
    opposingPairs > 0
      ? `, and ${2 * opposingPairs} of ${faces} faces lie back to back. Give the walls a thickness, or close the surface and keep one side of it.`
      : closed
        ? '. Keep one side if the surface is double, or make the walls thicker, at least a thousandth of the longest side.'
        : `, and the surface has ${boundaryEdges} boundary edges. Close it, or give it a thickness.`;
  throw new InputError(
    'readShape',
    `the mesh must enclose something: ${percent(inside.nearSurfaceShare)} of the points near its surface are inside${cause}`,
  );
}

/** Returns what is doubtful and what is good to know about a shape, in sentences. */
export function shapeDoubts(figures: ShapeFigures): Doubts {
  return { warnings: warningsOf(figures), notes: notesOf(figures) };
}

function warningsOf({ report, inside, closed }: ShapeFigures): string[] {
  const { inconsistentEdges, edges } = report;
  const { doubtfulShare, invertedShare, nearSurfaceShare } = inside;
  const warnings: string[] = [];
  if (!closed) {
    warnings.push(
      `the surface has holes; inside is where the generalised winding number exceeds 1/2, in doubt for ${percent(doubtfulShare)} of points near the surface. Close the holes if that is too much.`,
    );
  }
  if (inconsistentEdges > 0) {
    const rule = closed
      ? 'parity decides what is inside, which leaves overlaps of parts outside'
      : 'the winding number is wrong near them';
    warnings.push(
      `faces contradict each other about the outside at ${inconsistentEdges} of ${edges} edges; ${rule}. Turn all faces outwards.`,
    );
  }
  if (invertedShare !== null && invertedShare > INVERTED && invertedShare < 1 - INVERTED) {
    warnings.push(
      `${percent(invertedShare)} of the inside is enclosed by parts that face inwards; where they overlap others, nothing counts as inside. Turn all parts outwards.`,
    );
  }
  if (nearSurfaceShare < THIN) {
    // Points are spread normally about both sides of a wall, with a deviation of 0.01.
    const thickness = 0.01 * Math.sqrt(2 * Math.PI) * nearSurfaceShare;
    warnings.push(
      `walls are thin: ${percent(nearSurfaceShare)} of the points near the surface are inside, as with a thickness of ${thickness.toPrecision(1)} of the domain. Raise {resolution} above ${Math.ceil(2 / thickness)}, or make them thicker.`,
    );
  }
  return warnings;
}

function notesOf({ inside, origin, opposingFaces, islands }: ShapeFigures): string[] {
  const { overlapShare, invertedShare } = inside;
  const notes: string[] = [];
  if (origin) {
    notes.push(
      `the mesh lies about ${Math.max(...origin.map(Math.abs)).toPrecision(3)} from zero; it was centred before its coordinates were rounded to 32 bits.`,
    );
  }
  if (opposingFaces > 0)
    notes.push(`${opposingFaces} faces that lay back to back with others were left out.`);
  if (invertedShare !== null && invertedShare >= 1 - INVERTED)
    notes.push('the faces face inwards; they were read as if they faced outwards.');
  if (overlapShare !== null && overlapShare > OVERLAP)
    notes.push(`${percent(overlapShare)} of the inside lies in several parts at once, and counts once.`);
  if (islands && islands.components > 1) {
    notes.push(
      `the mesh has ${islands.components} components; ${percent(islands.islandShare)} of their volume is not in the largest.`,
    );
  }
  return notes;
}
