import { extname } from 'node:path';
import { type WritableMesh, writeGlb, writeObj, writePly } from '@fourier-features/occupancy';
import { UserError } from '../terminal/userError.ts';

export type MeshWriter = (mesh: WritableMesh) => Uint8Array | Promise<Uint8Array>;

const WRITERS: Readonly<Record<string, MeshWriter>> = {
  '.glb': writeGlb,
  '.ply': writePly,
  '.obj': writeObj,
};

/** What writes a mesh to a file of that name. @throws UserError if its ending is of no known format. */
export function meshWriter(file: string): MeshWriter {
  const write = WRITERS[extname(file).toLowerCase()];
  if (!write) throw new UserError(`--out: the file must end in .glb, .ply or .obj, got ${file}`);
  return write;
}
