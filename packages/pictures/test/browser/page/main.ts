import { type Decoded, decode, encode, lastValues } from './calls.ts';

declare global {
  interface Window {
    pictures: {
      decode: typeof decode;
      encode: typeof encode;
      lastValues: typeof lastValues;
      decodeInWorker: typeof decode;
    };
  }
}

const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });

/** Decodes in the worker. */
const decodeInWorker: typeof decode = (base64, options) =>
  new Promise<Decoded>((resolve) => {
    worker.onmessage = ({ data }) => resolve(data as Decoded);
    worker.postMessage({ base64, options });
  });

window.pictures = { decode, decodeInWorker, encode, lastValues };
