import { decodePicture } from '@fourier-features/pictures/browser';
import {
  proceduralShapeInput,
  readImage,
  readKspace,
  readScene,
  readShape,
  readSinogram,
  readVolume,
  sceneFilesFromZip,
  sha256,
} from '@fourier-features/tasks';

/** What is compared of an input: all its numbers, as a hash, and its words. */
export type Reading = { readonly digest: string; readonly start: string } | { readonly error: string };

/** Reads a file by the reader for its extension, in Node or a worker. A name in pointed brackets is that of a procedural shape. */
export async function read(name: string, bytes: Uint8Array): Promise<Reading> {
  const json = JSON.stringify(await input(name, bytes), (_, value) =>
    ArrayBuffer.isView(value) ? [...(value as Float32Array)] : value,
  );
  return { digest: await sha256(new TextEncoder().encode(json)), start: json.slice(0, 500) };
}

async function input(name: string, bytes: Uint8Array): Promise<unknown> {
  if (name.startsWith('<')) return proceduralShapeInput(name.slice(1, -1) as 'bored-cube');
  switch (/\.(\w+)(\.gz)?$/.exec(name)![1]) {
    case 'png':
      return readImage(bytes, { name, decodePicture });
    case 'npy':
      return readSinogram(bytes, { name });
    case 'nii':
      return readVolume(bytes, { name });
    case 'h5':
      return readKspace(bytes, { name });
    case 'zip':
      return readScene(await sceneFilesFromZip(bytes), { name, decodePicture });
    default:
      return readShape(bytes, name);
  }
}
