export type { Bounds } from './bounds.ts';
export { type Camera, focalLength, type Rays } from './camera/camera.ts';
export { cameraRays } from './camera/cameraRays.ts';
export { checkPose } from './camera/checkPose.ts';
export { lookAt } from './camera/lookAt.ts';
export { type OrbitOptions, orbitCameras, PUBLISHED_ANGLE } from './camera/orbitCameras.ts';
export { type Projection, projectPoint } from './camera/projectPoint.ts';
export {
  decodeNerfCheckpoint,
  encodeNerfCheckpoint,
  type NerfCheckpoint,
  type NerfCheckpointFile,
} from './checkpoint.ts';
export { defaultScale } from './defaultScale.ts';
export {
  type EncodingDefaults,
  encodingDefaults,
  type NerfEncodingName,
  nerfDefaults,
  nerfEncodingNames,
  publishedDefaults,
} from './defaults.ts';
export { type DensityOnGridOptions, densityOnGrid } from './densityOnGrid.ts';
export { fallingRate } from './fallingRate.ts';
export {
  fitNerf,
  type NerfFitEvent,
  type NerfFitOptions,
  type NerfRandoms,
  seededRandoms,
} from './fitNerf.ts';
export { type NerfEncodingOptions, nerfEncoding } from './nerfEncoding.ts';
export { type NerfSupervisionOptions, nerfSupervision } from './nerfSupervision.ts';
export { type FieldOccupancyOptions, fieldOccupancy, occupancyWith } from './occupancy/fieldOccupancy.ts';
export {
  createOccupancyGrid,
  type OccupancyGrid,
  type OccupancyGridOptions,
  observeDensities,
  occupancyThreshold,
  occupiedShare,
} from './occupancy/occupancyGrid.ts';
export { occupiedIntervals } from './occupancy/occupiedIntervals.ts';
export {
  type ProceduralSceneOptions,
  type ProceduralSplits,
  proceduralScene,
} from './procedural/proceduralScene.ts';
export type { DensityActivation } from './render/activations.ts';
export { backgroundColour, type NerfBackground } from './render/background.ts';
export { type JudgeRaysOptions, judgeRays } from './render/judgeRays.ts';
export { type MarchOptions, marchRays } from './render/marchRays.ts';
export {
  type RaySamples,
  type RenderedRays,
  type RenderRaysOptions,
  renderRays,
} from './render/renderRays.ts';
export { type RenderedView, type RenderViewOptions, renderView, renderWith } from './render/renderView.ts';
export { depthIntervals, PUBLISHED_LAST_INTERVAL } from './sampling/depthIntervals.ts';
export { shuffledIndex } from './sampling/shuffledIndex.ts';
export { spreadSamples } from './sampling/spreadSamples.ts';
export { type StratifiedDepthsOptions, stratifiedDepths } from './sampling/stratifiedDepths.ts';
export { defaultBounds, defaultDepthRange } from './scene/focus.ts';
export { type LoadSceneOptions, loadScene, type Scene, type SceneSource } from './scene/loadScene.ts';
export { type Frame, type Intrinsics, parseTransforms } from './scene/parseTransforms.ts';
export { reduceView } from './scene/reduceView.ts';
export { type SceneOptions, sceneFromFrames } from './scene/sceneFromFrames.ts';
export type { Picture, View } from './scene/view.ts';
export { type ViewPlane, viewPlane } from './scene/viewPlane.ts';
export {
  pictureOver,
  type ScoreViewsOptions,
  scoreViews,
  scoreViewsWith,
  type ViewScore,
  type ViewScores,
} from './scoreViews.ts';
export type { Vector3 } from './vector3.ts';
