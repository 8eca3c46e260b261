import type { Field } from '@fourier-features/core';
import { decodeLook, type NerfLook } from '@fourier-features/tasks';
import { readField, refuse } from '../files/inputs.ts';
import { UserError } from '../terminal/userError.ts';

/** Reads a field that `nerf fit` wrote. @throws UserError if the file does not hold one. */
export async function readNerfField(path: string): Promise<{ field: Field; look: NerfLook }> {
  const { field, metadata } = await readField(path, 'nerf');
  const { look } = metadata;
  if (!look) throw new UserError(`${path}: the metadata must say how the scene is rendered`);
  return { field, look: await refuse(path, () => decodeLook(look)) };
}
