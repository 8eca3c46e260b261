import type { Volume } from './volume.ts';

/** Treatment of values that are not finite: refuse the file, or replace them with 0. */
export type NonFinite = 'refuse' | 'zero';

export interface DecodeVolumeOptions {
  /** Index of the volume in a file that holds several, from 0; default 0. */
  readonly volume?: number;
  /** Treatment of NaN and infinities: refuse the file (default) or replace them with 0. */
  readonly nonFinite?: NonFinite;
  /** Largest number of voxels in a volume; 2^28 by default. Each takes 4 bytes. */
  readonly maxVoxels?: number;
}

/** A volume and the facts of its file. */
export interface DecodedVolume extends Volume {
  /** Number type of the voxels in the file. */
  readonly dataType: string;
  /** Number of volumes in the file: the length of its fourth dimension. */
  readonly volumeCount: number;
  /**
   * What `values` lack for those of the file: 0, or their least where 32-bit floats would round most of their differences
   * away. `values` are then relative to it.
   */
  readonly offset: number;
  readonly report: VolumeReport;
}

/** What a file says about its voxels, and where it contradicts itself: figures from which to judge it. */
export interface VolumeReport {
  /** Number of values that were not finite and are now 0. */
  readonly nonFiniteCount: number;
  /** Numbers of distinct values in the file and after rounding to 32-bit floats, if `offset` is not 0. */
  readonly distinct: { readonly inFile: number; readonly asFloat32: number } | undefined;
  /** What the affine transform is from. */
  readonly affineFrom: 'sform' | 'qform' | 'voxel sizes' | 'direction cosines' | 'slice positions';
  /** Forms that the file states but that are not finite or not invertible. */
  readonly unusableForms: readonly ('sform' | 'qform')[];
  /** Difference between two usable forms; undefined if the file has one or none. */
  readonly formDifference: FormDifference | undefined;
  /** Voxel sizes that the header states apart from the affine transform, in mm along x, y and z, with their signs. */
  readonly statedSpacing: readonly [x: number, y: number, z: number];
  /** Least and greatest distance of adjacent slices by their stated positions, in mm; undefined if the file states none. */
  readonly sliceDistances: { readonly least: number; readonly greatest: number } | undefined;
  /** Angle between the line through the slices' positions and their normal, in degrees; undefined if the file states none. */
  readonly tilt: number | undefined;
}

/** How differently sform and qform place the voxels. */
export interface FormDifference {
  /** Largest angle between the same axis of the two, in degrees. */
  readonly angle: number;
  /** Largest distance between the two places of a voxel, in mm. */
  readonly distance: number;
  /** Whether both are stated to lead to the same space, by equal codes. */
  readonly sameSpace: boolean;
}
