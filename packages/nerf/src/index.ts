export type { ProgressOptions } from '@fourier-features/core/progress';
export { type Camera, focalLength } from './camera/camera.ts';
export type { Lens } from './camera/lens.ts';
export { lookAt } from './camera/lookAt.ts';
export { type OrbitOptions, orbitCameras } from './camera/orbitCameras.ts';
export { type OrbitPathOptions, orbitPath } from './camera/orbitPath.ts';
export { resizeCamera } from './camera/resizeCamera.ts';
export { type Checkpoint, type CheckpointFile, decodeCheckpoint, encodeCheckpoint } from './checkpoint.ts';
export { defaultScale } from './defaultScale.ts';
export {
  comparedEncodings,
  type Defaults,
  defaults,
  type EncodingName,
  type PublishedDefaults,
  type PublishedEncoding,
  publishedDefaults,
} from './defaults.ts';
export { defaultThreshold } from './defaultThreshold.ts';
export { type DensityOnGridOptions, densityOnGrid } from './densityOnGrid.ts';
export { type EncodingOptions, encoding } from './encoding.ts';
export { fit } from './fit.ts';
export type { FitEvent, FitOccupancyOptions, FitOptions } from './fitOptions.ts';
export { MAX_SCENE_PIXELS, MAX_TRANSFORMS_LENGTH } from './limits.ts';
export { type FieldOccupancyOptions, fieldOccupancy } from './occupancy/fieldOccupancy.ts';
export { type OccupancyGrid, type OccupancyGridOptions, occupancyGrid } from './occupancy/occupancyGrid.ts';
export {
  type ProceduralScene,
  type ProceduralSceneOptions,
  proceduralScene,
} from './procedural/proceduralScene.ts';
export { recommended } from './recommended.ts';
export type { DensityActivation } from './render/activations.ts';
export type { Background } from './render/background.ts';
export { type RenderedView, type RenderOptions, render } from './render/render.ts';
export { renderViews } from './render/renderViews.ts';
export { decodeTransforms } from './scene/decodeTransforms.ts';
export { firstPicture } from './scene/firstPicture.ts';
export { type CameraFocus, cameraFocus, defaultBounds, defaultDepthRange } from './scene/focus.ts';
export { type LoadSceneOptions, loadScene, type Scene } from './scene/loadScene.ts';
export { type PicturesReport, picturesReport } from './scene/picturesReport.ts';
export { reduceView } from './scene/reduceView.ts';
export { type SceneOptions, sceneFromFrames } from './scene/sceneFromFrames.ts';
export { type SceneReport, type SceneReportOptions, sceneReport } from './scene/sceneReport.ts';
export type { SceneSource } from './scene/sceneSource.ts';
export type { Frame } from './scene/transforms/frame.ts';
export type { Intrinsics } from './scene/transforms/optics.ts';
export type { Picture, View } from './scene/view.ts';
export { type ViewPlane, viewPlane } from './scene/viewPlane.ts';
export { meanScores, type SceneScores } from './score/meanScores.ts';
export { pictureOver } from './score/pictureOver.ts';
export { score } from './score/score.ts';
export { scoreView, type ViewScores } from './score/scoreView.ts';
