import type {
  AngleUnit,
  CtBeam,
  Direction,
  PhantomName,
  SinogramConvention,
  SinogramLayout,
} from '@fourier-features/tasks';

/** How a slice is scanned. */
export interface CtSetup {
  /** Pixels along each side. */
  readonly size: number;
  /** Number of projections. */
  readonly angles: number;
  readonly beam: CtBeam;
  /** Arc that the projections cover, in degrees. */
  readonly arc: number;
  /** Photons per detector without an object; null for no noise. */
  readonly photons: number | null;
  /** Axis across which a volume is sliced, and the slice; null for the middle. */
  readonly axis: 'x' | 'y' | 'z';
  readonly slice: number | null;
}

/** How a sinogram of the visitor's was measured; null for what its convention or the array says. */
export interface SinogramSetup {
  readonly convention: SinogramConvention | null;
  readonly layout: SinogramLayout | null;
  /** In degrees. */
  readonly arc: number;
  readonly angleUnit: AngleUnit | null;
  readonly direction: Direction | null;
  /** In degrees. */
  readonly angleOffset: number | null;
  /** Detector on which the centre of rotation falls. */
  readonly centre: number | null;
  /** Intensity without an object, if the array holds intensities. */
  readonly incident: number | null;
  readonly detectorSpacing: number | null;
  /** Pixels along each side of the result. */
  readonly size: number | null;
  /** Attenuation that becomes 1. */
  readonly peak: number | null;
}

/** What is scanned. */
export type CtSource =
  | { readonly kind: 'phantom'; readonly phantom: PhantomName }
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array };

export const initialSetup: CtSetup = {
  size: 64,
  angles: 30,
  beam: 'parallel',
  arc: 180,
  photons: null,
  axis: 'z',
  slice: null,
};

export const initialSinogram: SinogramSetup = {
  convention: null,
  layout: null,
  arc: 180,
  angleUnit: null,
  direction: null,
  angleOffset: null,
  centre: null,
  incident: null,
  detectorSpacing: null,
  size: null,
  peak: null,
};

/** Whether a file is a sinogram rather than something to scan, by its name. */
export function isSinogramName(name: string): boolean {
  return /\.npy$/i.test(name);
}

/** Returns an angle in radians. */
export function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
