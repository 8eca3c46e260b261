import type { Reading } from './read.ts';

declare global {
  interface Window {
    readInWorker(name: string, base64: string): Promise<Reading>;
  }
}

const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });

window.readInWorker = (name, base64) =>
  new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data as Reading);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage({ name, base64 });
  });
