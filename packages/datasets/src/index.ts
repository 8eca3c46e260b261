export { type Photo, photo, photos } from './photos.ts';
