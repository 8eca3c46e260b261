// What options and help need of the tasks. The modules listed here load no reader, no data set and no picture.
export { choiceLabel } from './choiceLabel.ts';
export type { CtOperatorName } from './ct/ctInput.ts';
export {
  type AngleUnit,
  type Direction,
  type SinogramConvention,
  type SinogramLayout,
  sinogramConventions,
} from './ct/sinogramConvention.ts';
export type { Defaults } from './defaults.ts';
export {
  ctDescription,
  imageDescription,
  mriDescription,
  nerfDescription,
  occupancyDescription,
  type TaskDescription,
  type TaskName,
} from './description.ts';
export { choiceOf } from './fieldChoice.ts';
export { type MaskName, maskNames } from './mri/maskName.ts';
export { sceneNames } from './nerf/sceneName.ts';
export { type PhantomName, phantomNames } from './read/phantomName.ts';
export type { FieldChoice } from './settings.ts';
export { InputError, inWords } from './words.ts';
