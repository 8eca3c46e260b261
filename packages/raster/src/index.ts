export { boxReduce } from './boxReduce.ts';
export { MAX_PIXELS } from './maxPixels.ts';
export { checkPicture, type Picture } from './picture.ts';
export { rgba } from './rgba.ts';
