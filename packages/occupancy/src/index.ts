export { type Bounds, meshBounds, unitBounds, type Vector3 } from './bounds.ts';
export { type ChamferOptions, chamferDistance, type SurfaceDistances } from './compare/chamfer.ts';
export { type VolumetricIouOptions, volumetricIou } from './compare/volumetricIou.ts';
export {
  type EncodingDefaults,
  encodingDefaults,
  learningRateDecay,
  type OccupancyEncodingName,
  occupancyDefaults,
  occupancyEncodingNames,
} from './defaults.ts';
export { type ExtractOptions, extractMesh, type MeshWithNormals } from './extract/extractMesh.ts';
export { createMarchingCubes, type GridAxes, type MarchingCubes } from './extract/marchingCubes.ts';
export { vertexNormals } from './extract/vertexNormals.ts';
export {
  fitOccupancy,
  type OccupancyFitOptions,
  type OccupancyRandoms,
  seededRandoms,
} from './fitOccupancy.ts';
export { createInsideTest, type InsideTest } from './inside/insideTest.ts';
export { createWindingNumber, type WindingNumberOptions } from './inside/windingNumber.ts';
export { iou } from './iou.ts';
export type { Mesh } from './mesh.ts';
export { denormaliseMesh, type Normalisation, type NormalisedMesh, normaliseMesh } from './normaliseMesh.ts';
export { type OccupancyEncodingOptions, occupancyEncoding } from './occupancyEncoding.ts';
export { type OccupancySupervisionOptions, occupancySupervision } from './occupancySupervision.ts';
export { type Camera, paperCamera } from './render/camera.ts';
export { type NormalMap, type RenderNormalsOptions, renderNormals } from './render/renderNormals.ts';
export { mixedSampler } from './samplers/mixed.ts';
export type { Sampler } from './samplers/sampler.ts';
export {
  boundarySampler,
  type FaceWeighting,
  type SurfaceSamplerOptions,
  surfaceSampler,
} from './samplers/surface.ts';
export { uniformSampler } from './samplers/uniform.ts';
export { type OccupancyScore, scoreOccupancy } from './scoreOccupancy.ts';
export {
  drawTestPoints,
  type LabelledPoints,
  type TestPoints,
  type TestPointsOptions,
} from './testPoints.ts';
export type { WritableMesh } from './write/checkWritable.ts';
export { writeGlb } from './write/glb.ts';
export { writeObj } from './write/obj.ts';
export { writePly } from './write/ply.ts';
