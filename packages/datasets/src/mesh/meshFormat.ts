import { isObj } from './formats/decodeObj.ts';
import { isBinaryStl, isTextStl } from './formats/decodeStl.ts';

/** File formats that `decodeMesh` supports. */
export type MeshFormat = 'ply' | 'obj' | 'off' | 'stl' | 'glb';

const EXTENSION = /\.(ply|obj|off|stl|glb)$/i;

/**
 * Returns the format of a mesh file, recognised by its first bytes, or by the extension of `name` if they are ambiguous;
 * undefined if neither identifies it.
 */
export function meshFormat(bytes: Uint8Array, name = ''): MeshFormat | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  if (/^ply\s/.test(start)) return 'ply';
  if (start.startsWith('glTF')) return 'glb';
  if (/^\s*(#[^\r\n]*[\r\n]\s*)*(ST)?C?N?4?n?OFF\s/.test(start)) return 'off';
  if (isBinaryStl(bytes) || isTextStl(bytes)) return 'stl';
  const extension = EXTENSION.exec(name)?.[1]?.toLowerCase();
  if (extension) return extension as MeshFormat;
  return isObj(bytes) ? 'obj' : undefined;
}
