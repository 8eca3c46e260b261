export type { ProgressOptions } from '@fourier-features/core/progress';
export { meshBounds, unitBounds } from './bounds.ts';
export { type ChamferOptions, chamferDistance, type SurfaceDistances } from './compare/chamfer.ts';
export { type VolumetricIouOptions, volumetricIou } from './compare/volumetricIou.ts';
export {
  type Defaults,
  defaults,
  type EncodingName,
  type PublishedDefaults,
  publishedDefaults,
  type TrainingPoints,
} from './defaults.ts';
export type { EncodableMesh } from './encode/encodableMesh.ts';
export { encodeGlb } from './encode/glb.ts';
export { encodeObj } from './encode/obj.ts';
export { encodePly } from './encode/ply.ts';
export { type EncodingOptions, encoding } from './encoding.ts';
export { type ExtractOptions, extractMesh, type MeshWithNormals } from './extract/extractMesh.ts';
export { type GridAxes, type MarchingCubes, marchingCubes } from './extract/marchingCubes.ts';
export { NoSurfaceError } from './extract/noSurface.ts';
export { type RemoveIslandsOptions, removeIslands, type WithoutIslands } from './extract/removeIslands.ts';
export { vertexNormals } from './extract/vertexNormals.ts';
export { type FitOptions, fit } from './fit.ts';
export {
  type HeldOutPoints,
  type HeldOutPointsOptions,
  heldOutPoints,
  type LabelledPoints,
} from './heldOutPoints.ts';
export { type InsideTest, insideTest, type MeshInsideTest } from './inside/insideTest.ts';
export { type ShapeReport, type ShapeReportOptions, shapeReport } from './inside/shapeReport.ts';
export { type WindingNumberOptions, windingNumber } from './inside/windingNumber.ts';
export { iou } from './iou.ts';
export type { Mesh } from './mesh.ts';
export { denormaliseMesh, type Normalisation, type NormalisedMesh, normaliseMesh } from './normaliseMesh.ts';
export { recommended } from './recommended.ts';
export { framingViewpoint } from './render/framingViewpoint.ts';
export { type NormalMap, type RenderOptions, render } from './render/render.ts';
export { publishedViewpoint, type Viewpoint } from './render/viewpoint.ts';
export { mixedSampler } from './samplers/mixed.ts';
export type { Sampler } from './samplers/sampler.ts';
export {
  boundarySampler,
  type FaceWeighting,
  type SurfaceSamplerOptions,
  surfaceSampler,
} from './samplers/surface.ts';
export { uniformSampler } from './samplers/uniform.ts';
export { type ScoreOptions, score } from './score.ts';
export { type NormalisedShape, type Shape, shape } from './shape.ts';
