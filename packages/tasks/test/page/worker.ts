import { read } from './read.ts';

self.onmessage = async ({ data: { name, base64 } }) => {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  self.postMessage(await read(name, bytes).catch((error: Error) => ({ error: error.message })));
};
