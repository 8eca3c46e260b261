import { type SceneCamera, sceneCamera } from '@fourier-features/components/scenes/sceneCamera.ts';
import type { Field } from '@fourier-features/core';
import { decodeField } from '@fourier-features/core/storage';
import type { Viewpoint } from '@fourier-features/occupancy';
import {
  decodeLook,
  gridShape,
  imageSize,
  type NerfLook,
  type ShapePlace,
  shapePlace,
} from '@fourier-features/tasks';

/** A field, and what its task says of where it lives. */
export type OpenField =
  | { readonly kind: 'picture'; readonly field: Field; readonly size: Size }
  | {
      readonly kind: 'scan';
      readonly field: Field;
      readonly shape: readonly number[];
      readonly rowsUp: boolean;
    }
  | { readonly kind: 'shape'; readonly field: Field; readonly place: ShapePlace }
  | { readonly kind: 'scene'; readonly field: Field; readonly look: NerfLook };

/** Width and height, in pixels or cells. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What the page must know of a field to show it. */
export type FieldFacts =
  | { readonly kind: 'picture'; readonly size: Size }
  | { readonly kind: 'scan'; readonly shape: readonly number[] }
  | { readonly kind: 'shape'; readonly viewpoint: Viewpoint }
  | { readonly kind: 'scene'; readonly camera: SceneCamera };

/** Reads a field's file. @throws Error with a sentence if it does not hold a field of one of the tasks. */
export function openField(bytes: Uint8Array): OpenField {
  const { field, metadata } = decodeField(bytes);
  switch (metadata['task']) {
    case 'image':
      return { kind: 'picture', field, size: imageSize(metadata) };
    case 'ct':
      return { kind: 'scan', field, shape: gridShape(metadata), rowsUp: false };
    case 'mri':
      return { kind: 'scan', field, shape: gridShape(metadata), rowsUp: true };
    case 'occupancy':
      return { kind: 'shape', field, place: shapePlace(metadata) };
    case 'nerf':
      return { kind: 'scene', field, look: decodeLook(metadata['look'] ?? '') };
    default:
      throw new Error('The field is of no task that this page shows.');
  }
}

/** Returns what the page must know of a field. */
export function factsOf(opened: OpenField): FieldFacts {
  switch (opened.kind) {
    case 'picture':
      return { kind: 'picture', size: opened.size };
    case 'scan':
      return { kind: 'scan', shape: opened.shape };
    case 'shape':
      return { kind: 'shape', viewpoint: opened.place.viewpoint };
    case 'scene':
      return { kind: 'scene', camera: sceneCamera(opened.look.camera, opened.look) };
  }
}
