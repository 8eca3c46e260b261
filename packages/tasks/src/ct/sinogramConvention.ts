/** Programs whose sinograms can be read by name. */
export const sinogramConventions = ['scikit-image', 'astra', 'tigre', 'odl'] as const;

/** Name of a program whose sinograms can be read. */
export type SinogramConvention = (typeof sinogramConventions)[number];

/** Order of a sinogram's axes. */
export type SinogramLayout = 'projections-first' | 'detectors-first';

/** Unit of a file of angles. */
export type AngleUnit = 'degrees' | 'radians';

/** Sense in which the detectors turn about the object, as one looks at the picture. */
export type Direction = 'clockwise' | 'counterclockwise';

/** What a program's sinograms have in common. */
export interface SinogramWriting {
  readonly layout: SinogramLayout;
  /** Unit of its angles; undefined if a file of angles must say. */
  readonly angleUnit: AngleUnit | undefined;
  readonly direction: Direction;
  /** Angle of the detectors in the picture at the program's angle 0, in radians. */
  readonly angleOffset: number;
  /** Part of a step by which the first of evenly spread angles lies after the start of the arc. */
  readonly startsAt: 0 | 0.5;
  /** Distance between detectors in the unit of its line integrals; undefined if the user chooses it. */
  readonly detectorSpacing: number | undefined;
  /** Whether it turns about the middle of pixel ⌊n/2⌋, which falls on detector ⌊n/2⌋, rather than about the middle. */
  readonly centreOnPixel: boolean;
}

/** What this project writes. */
const OWN: SinogramWriting = {
  layout: 'projections-first',
  angleUnit: undefined,
  direction: 'clockwise',
  angleOffset: 0,
  startsAt: 0,
  detectorSpacing: undefined,
  centreOnPixel: false,
};

const WRITINGS: Readonly<Record<SinogramConvention, SinogramWriting>> = {
  // `radon` turns the image about pixel n//2 with `warp`, rows downwards, and sums columns.
  'scikit-image': {
    ...OWN,
    layout: 'detectors-first',
    angleUnit: 'degrees',
    direction: 'counterclockwise',
    detectorSpacing: 1,
    centreOnPixel: true,
  },
  // `parallel`: detectors along (cos θ, sin θ) with y upwards and row 0 at the top; pixels of side 1 unless told otherwise.
  astra: { ...OWN, angleUnit: 'radians', direction: 'counterclockwise', detectorSpacing: 1 },
  // Rays along x at angle 0: u runs along (−sin α, cos α) of arrays [y, x], y downwards as pictures show row 0 on top.
  tigre: { ...OWN, angleUnit: 'radians', angleOffset: Math.PI / 2 },
  // `Parallel2dGeometry`: as ASTRA in the picture that `show` draws, x to the right and y upwards; angles are middles of cells.
  odl: { ...OWN, angleUnit: 'radians', direction: 'counterclockwise', startsAt: 0.5 },
};

/** Returns how sinograms are written: as a program does, or as this project does. */
export function sinogramWriting(convention: SinogramConvention | undefined): SinogramWriting {
  return convention === undefined ? OWN : WRITINGS[convention];
}
