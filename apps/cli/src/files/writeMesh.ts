import { extname } from 'node:path';
import { type EncodableMesh, encodeGlb, encodeObj, encodePly } from '@fourier-features/occupancy';
import { UserError } from '../terminal/userError.ts';

export type MeshEncoder = (mesh: EncodableMesh) => Uint8Array | Promise<Uint8Array>;

const ENCODERS: Readonly<Record<string, MeshEncoder>> = {
  '.glb': encodeGlb,
  '.ply': encodePly,
  '.obj': encodeObj,
};

/** Returns what encodes a mesh for a file name. @throws UserError if its extension is of no known format. */
export function meshEncoder(file: string): MeshEncoder {
  const encode = ENCODERS[extname(file).toLowerCase()];
  if (!encode) throw new UserError(`--out must end in .glb, .ply or .obj, got ${file}`);
  return encode;
}
