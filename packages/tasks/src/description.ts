import { type FieldName, fieldNames, type ScaledEncodingName } from '@fourier-features/core';
import * as ct from '@fourier-features/ct';
import * as image from '@fourier-features/image';
import * as mri from '@fourier-features/mri';
import * as nerf from '@fourier-features/nerf';
import * as occupancy from '@fourier-features/occupancy';
import { type Defaults, encodingsOf } from './defaults.ts';

/** Name of a task. */
export type TaskName = 'image' | 'occupancy' | 'ct' | 'mri' | 'nerf';

/** What options and help say about a task: part of each `Task`, which can be had without loading readers or pictures. */
export interface TaskDescription {
  readonly name: TaskName;
  /** Kinds of fields that the task can train. */
  readonly fields: readonly FieldName[];
  /** Encodings of `fourier`. */
  readonly encodings: readonly ScaledEncodingName[];
  /** Encodings of a comparison, in order. */
  readonly comparedEncodings: readonly ScaledEncodingName[];
  readonly defaults: Defaults;
  /** Unit of a scale, for labels. */
  readonly scaleUnit: string;
}

/** The task of fitting a picture. */
export const imageDescription: TaskDescription = {
  name: 'image',
  fields: fieldNames,
  encodings: encodingsOf(image.defaults),
  comparedEncodings: image.comparedEncodings,
  defaults: image.defaults,
  scaleUnit: 'cycles per side',
};

/** The task of fitting a shape. */
export const occupancyDescription: TaskDescription = {
  name: 'occupancy',
  fields: fieldNames,
  encodings: encodingsOf(occupancy.defaults),
  comparedEncodings: encodingsOf(occupancy.defaults),
  defaults: occupancy.defaults,
  scaleUnit: 'cycles per side',
};

/** The task of reconstructing a slice from its sinogram. */
export const ctDescription: TaskDescription = {
  name: 'ct',
  fields: fieldNames,
  encodings: encodingsOf(ct.defaults),
  comparedEncodings: ct.comparedEncodings,
  defaults: ct.defaults,
  scaleUnit: 'cycles per side',
};

/** The task of reconstructing a slice or a volume from part of its k-space. */
export const mriDescription: TaskDescription = {
  name: 'mri',
  fields: fieldNames,
  encodings: encodingsOf(mri.defaults),
  comparedEncodings: mri.comparedEncodings,
  defaults: mri.defaults,
  scaleUnit: 'cycles per side',
};

/** The task of fitting a scene to posed pictures. */
export const nerfDescription: TaskDescription = {
  name: 'nerf',
  fields: fieldNames,
  encodings: encodingsOf(nerf.defaults),
  comparedEncodings: nerf.comparedEncodings,
  defaults: nerf.defaults,
  scaleUnit: 'cycles per scene unit',
};
