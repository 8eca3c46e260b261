export { type CleanedMesh, type CleanMeshOptions, cleanMesh } from './mesh/cleanMesh.ts';
export type { Mesh } from './mesh/mesh.ts';
export type { MeshFormat } from './mesh/meshFormat.ts';
export { type MeshReport, meshReport } from './mesh/meshReport.ts';
export type { MeshSize } from './mesh/meshSize.ts';
export { type ParsedMesh, type ParseMeshOptions, parseMesh } from './mesh/parseMesh.ts';
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
export { type Photo, photo, photos } from './photos.ts';
export { type ProceduralShape, proceduralShape, proceduralShapes } from './shapes/proceduralShape.ts';
export { type DecodedVolume, type DecodeNiftiOptions, decodeNifti } from './volume/nifti/decodeNifti.ts';
export type { NiftiType } from './volume/nifti/niftiTypes.ts';
export type { Volume } from './volume/volume.ts';
