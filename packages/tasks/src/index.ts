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
export type { Doubts } from './doubts.ts';
export { imageSize } from './image/imageSize.ts';
export { type ImageSettings, imageTask } from './image/imageTask.ts';
export { type ImageInput, type ImageInputOptions, readImage } from './image/readImage.ts';
export { type LateMeasure, lastTenth } from './lastTenth.ts';
export { type MeasureLabel, measureLabel, measureText } from './measures.ts';
export type { CflFile } from './mri/cfl.ts';
export type { KspaceFile } from './mri/kspaceFile.ts';
export { type MaskName, maskNames } from './mri/mask.ts';
export type { MriInput } from './mri/mriInput.ts';
export { mriTask } from './mri/mriTask.ts';
export { type ReadKspaceOptions, readKspace } from './mri/readKspace.ts';
export { type SimulateMriOptions, simulateMri } from './mri/simulateMri.ts';
export { slicesPicture } from './mri/slicesPicture.ts';
