export type { BundledPicture } from './bundledPicture.ts';
export { type CleanedMesh, type CleanMeshOptions, cleanMesh } from './mesh/cleanMesh.ts';
export { type DecodedMesh, type DecodeMeshOptions, decodeMesh } from './mesh/decodeMesh.ts';
export type { Mesh } from './mesh/mesh.ts';
export type { MeshFormat } from './mesh/meshFormat.ts';
export { type MeshReport, meshReport } from './mesh/meshReport.ts';
export type { MeshSize } from './mesh/meshSize.ts';
export { type DecodeNpyOptions, decodeNpy, type NpyArray } from './npy/decodeNpy.ts';
export { type EncodableArray, encodeNpy } from './npy/encodeNpy.ts';
export { paintStroke, type Stroke } from './paintStroke.ts';
export type { Phantom } from './phantoms/phantom.ts';
export {
  type NormalSource,
  type PublishedSheppLoganOptions,
  publishedSheppLogan,
} from './phantoms/publishedSheppLogan.ts';
export {
  type RandomSheppLoganOptions,
  randomSheppLogan,
  type SheppLoganOptions,
  sheppLogan,
} from './phantoms/sheppLogan.ts';
export {
  type RandomSheppLogan3dOptions,
  randomSheppLogan3d,
  type SheppLogan3dOptions,
  sheppLogan3d,
} from './phantoms/sheppLogan3d.ts';
export { photo, photos } from './photos.ts';
export type { ProgressOptions } from './progress.ts';
export { type ProceduralShape, proceduralShape } from './shapes/proceduralShape.ts';
export { proceduralShapes } from './shapes/shapeNames.ts';
export { text, texts } from './texts.ts';
export {
  colinBrain,
  colinHead,
  colinSlice,
  colinSlices,
  colinVolumes,
  type Scan,
} from './volume/colin27.ts';
export type {
  DecodedVolume,
  DecodeVolumeOptions,
  FormDifference,
  NonFinite,
  VolumeReport,
} from './volume/decodedVolume.ts';
export { decodeVolume } from './volume/decodeVolume.ts';
export { decodeDicom } from './volume/dicom/decodeDicom.ts';
export { type DicomFile, isDicom } from './volume/dicom/dicomFile.ts';
export { type ColourPicture, greyPlane } from './volume/greyPlane.ts';
export { decodeMgh } from './volume/mgh/decodeMgh.ts';
export { decodeNifti } from './volume/nifti/decodeNifti.ts';
export {
  type EncodableVolume,
  type EncodeNiftiOptions,
  encodeNifti,
} from './volume/nifti/encodeNifti.ts';
export type { NiftiType } from './volume/nifti/niftiTypes.ts';
export { NonFiniteError } from './volume/nonFiniteError.ts';
export { padToSquare } from './volume/padToSquare.ts';
export { resizeToLongestSide } from './volume/resizeToLongestSide.ts';
export { resizeVolume } from './volume/resizeVolume.ts';
export { type SliceVolumeOptions, sliceVolume } from './volume/sliceVolume.ts';
export { fromUnitRange, toUnitRange, type ValueRange } from './volume/unitRange.ts';
export { unitVolume } from './volume/unitVolume.ts';
export type { Volume } from './volume/volume.ts';
