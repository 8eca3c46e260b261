import { train } from './train.ts';

declare global {
  interface Window {
    trainHere: typeof train;
  }
}
window.trainHere = train;
