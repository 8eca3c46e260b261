export { choiceLabel } from './choiceLabel.ts';
export type { CtBeam, CtInput, CtOperatorName, CtScan } from './ct/ctInput.ts';
export { ctTask } from './ct/ctTask.ts';
export { type ReadSinogramOptions, readSinogram } from './ct/readSinogram.ts';
export { type SimulateCtOptions, simulateCt } from './ct/simulateCt.ts';
export {
  type AngleUnit,
  type Direction,
  type SinogramConvention,
  type SinogramLayout,
  sinogramConventions,
} from './ct/sinogramConvention.ts';
export type { Defaults } from './defaults.ts';
export type { TaskDescription, TaskName } from './description.ts';
export type { Doubts } from './doubts.ts';
export { choiceOf } from './fieldChoice.ts';
export { imageSize } from './image/imageSize.ts';
export { type ImageSettings, imageTask } from './image/imageTask.ts';
export { type ImageInput, type ImageInputOptions, readImage } from './image/readImage.ts';
export { type LateMeasure, lastTenth } from './lastTenth.ts';
export { type MeasureLabel, measureLabel, measureText } from './measures.ts';
export type { CflFile } from './mri/cfl.ts';
export type { KspaceFile } from './mri/kspaceFile.ts';
export { type MaskName, maskNames } from './mri/maskName.ts';
export type { MriInput } from './mri/mriInput.ts';
export { mriTask } from './mri/mriTask.ts';
export { type ReadKspaceOptions, readKspace } from './mri/readKspace.ts';
export { type SimulateMriOptions, simulateMri } from './mri/simulateMri.ts';
export { slicesPicture } from './mri/slicesPicture.ts';
export { sceneFilesFromMap } from './nerf/files/sceneFilesFromMap.ts';
export { sceneFilesFromZip, type ZipLimits } from './nerf/files/sceneFilesFromZip.ts';
export { decodeLook, lookOf, type NerfLook } from './nerf/look.ts';
export type { NerfInput, NerfInputOptions } from './nerf/nerfInput.ts';
export type { NerfSettings } from './nerf/nerfSettings.ts';
export { nerfTask } from './nerf/nerfTask.ts';
export { colourPicture, nearnessPicture, opacityPicture, truthPicture } from './nerf/pictures.ts';
export { proceduralSceneInput } from './nerf/proceduralSceneInput.ts';
export { type ReadSceneOptions, readScene, type SceneFiles } from './nerf/readScene.ts';
export { sceneNames } from './nerf/sceneName.ts';
export { islandText } from './occupancy/islandText.ts';
export type { OccupancyInput } from './occupancy/occupancyInput.ts';
export type { OccupancySettings } from './occupancy/occupancySettings.ts';
export { occupancyTask } from './occupancy/occupancyTask.ts';
export { proceduralShapeInput } from './occupancy/proceduralShapeInput.ts';
export { readShape } from './occupancy/readShape.ts';
export { type ShapePlace, shapePlace } from './occupancy/shapePlace.ts';
export type { DecodedPicture, DecodePicture } from './picture.ts';
export { type DrawSliceOptions, drawSlice } from './read/drawSlice.ts';
export { type DrawVolumeOptions, drawVolume } from './read/drawVolume.ts';
export { type PhantomName, phantomNames } from './read/phantomName.ts';
export { type ReadPictureSliceOptions, readPictureSlice } from './read/readPictureSlice.ts';
export { type ReadVolumeOptions, readVolume } from './read/readVolume.ts';
export { type ReadVolumeSliceOptions, readVolumeSlice } from './read/readVolumeSlice.ts';
export type { SliceInput } from './read/sliceInput.ts';
export { type SliceOfVolumeOptions, sliceOfVolume } from './read/sliceOfVolume.ts';
export type { VolumeInput } from './read/volumeInput.ts';
export type { VolumeSource } from './read/volumeSource.ts';
export { ERROR_GAIN } from './reconstruction/errorPicture.ts';
export { gridShape } from './reconstruction/gridShape.ts';
export { gridValues } from './reconstruction/gridValues.ts';
export type { ReconstructionInput, VolumePlace } from './reconstruction/reconstructionInput.ts';
export {
  type RenderSliceOptions,
  renderSlice,
  type SliceAxis,
  type SliceSize,
  sliceSize,
} from './reconstruction/renderSlice.ts';
export type {
  Baseline,
  Result,
  ResultContent,
  ResultFile,
  ResultRun,
  Sheet,
  SheetTile,
  Solution,
} from './result.ts';
export {
  type ChooseScaleOptions,
  chooseScale,
  type ScaleChoice,
  type ScalePlan,
} from './scale/chooseScale.ts';
export { scalePlan } from './scale/scalePlan.ts';
export type { ScaleProblem } from './scale/scaleProblem.ts';
export type { FieldChoice, FitSettings, InputSettings, SettingsOptions } from './settings.ts';
export { sha256 } from './sha256.ts';
export type { CurveLine, EncodingOptions, FitRun, Task, TaskInput } from './task.ts';
export { type TrainingOptions, trainingOptions } from './trainingOptions.ts';
export { InputError, inWords } from './words.ts';
