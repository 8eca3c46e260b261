import { decode } from './calls.ts';

self.onmessage = async ({ data: { base64, options } }) => {
  self.postMessage(await decode(base64, options));
};
