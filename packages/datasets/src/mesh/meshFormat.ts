import { isObj } from './formats/readObj.ts';
import { isBinaryStl, isTextStl } from './formats/readStl.ts';

/** The file formats that `parseMesh` reads. */
export type MeshFormat = 'ply' | 'obj' | 'off' | 'stl' | 'glb';

const EXTENSION = /\.(ply|obj|off|stl|glb)$/i;

/**
 * What the bytes are by their first words; by the extension of `name` if those say nothing; undefined if neither does.
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
