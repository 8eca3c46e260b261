export type { CtInput, CtOperatorName, CtScan } from './ct/ctInput.ts';
export { ctTask } from './ct/ctTask.ts';
export { type ReadSinogramOptions, readSinogram } from './ct/readSinogram.ts';
export { type SimulateCtOptions, simulateCt } from './ct/simulateCt.ts';
export { trainingOptions } from './fitSettings.ts';
export { type ImageInput, type ImageInputOptions, readImage } from './image/imageInput.ts';
export { type ImageSettings, imageTask } from './image/imageTask.ts';
export { type MeasureLabel, measureLabel, measureText } from './measures.ts';
export type { MriInput } from './mri/mriInput.ts';
export { mriTask } from './mri/mriTask.ts';
export { type ReadKspaceOptions, readKspace } from './mri/readKspace.ts';
export { type MaskName, maskNames, type SimulateMriOptions, simulateMri } from './mri/simulateMri.ts';
export { decodeLook, type NerfLook } from './nerf/look.ts';
export {
  type NerfInput,
  type NerfInputOptions,
  proceduralSceneInput,
  readScene,
  type SceneFiles,
  sceneNames,
} from './nerf/nerfInput.ts';
export { type NerfSettings, nerfTask } from './nerf/nerfTask.ts';
export { colourPicture, nearnessPicture, opacityPicture } from './nerf/pictures.ts';
export {
  type OccupancyInput,
  proceduralShapeInput,
  readShape,
} from './occupancy/occupancyInput.ts';
export { type OccupancySettings, occupancyTask } from './occupancy/occupancyTask.ts';
export type { DecodedPicture, DecodePicture } from './picture.ts';
export { drawSlice, readPictureSlice, readVolumeSlice, type SliceInput } from './read/readSlice.ts';
export {
  drawVolume,
  type PhantomName,
  phantomNames,
  type ReadVolumeOptions,
  readVolume,
  type VolumeInput,
} from './read/readVolume.ts';
export {
  ERROR_GAIN,
  type ReconstructionInput,
  type VolumePlace,
} from './reconstruction/reconstructionInput.ts';
export {
  type ChooseScaleOptions,
  chooseScale,
  type ScaleChoice,
  type ScalePlan,
} from './scale/chooseScale.ts';
export type { ScaleProblem } from './scale/scaleProblem.ts';
export type { FitSettings, InputSettings, SettingsOptions } from './settings.ts';
export { sha256 } from './sha256.ts';
export type {
  Baseline,
  CurveLine,
  Defaults,
  EncodingOptions,
  FitRun,
  Result,
  ResultContent,
  ResultFile,
  ResultRun,
  Sheet,
  SheetTile,
  Solution,
  Task,
  TaskInput,
  TaskName,
} from './task.ts';
