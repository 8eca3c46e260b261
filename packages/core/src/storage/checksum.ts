import type { Parameter } from '../parameters.ts';
import { crc32 } from './crc32.ts';
import type { Safetensors } from './safetensors.ts';

/** Metadata key of the checksum: CRC-32 of everything else, in hexadecimal. */
const KEY = 'fourier_features_crc32';

/** The content of a file, without its checksum. */
export interface VerifiedFile extends Safetensors {
  /** Whether it had a checksum: older files have none. */
  readonly checked: boolean;
}

/** Returns the content of a file with its checksum among the metadata. */
export function withChecksum(file: Safetensors): Safetensors {
  return { ...file, metadata: { ...file.metadata, [KEY]: checksumOf(file) } };
}

/**
 * Returns the content of a file without its checksum.
 *
 * @throws Error if the checksum is not that of the content.
 */
export function verified(caller: string, { tensors, metadata }: Safetensors): VerifiedFile {
  const { [KEY]: stated, ...rest } = metadata;
  const content = { tensors, metadata: rest };
  const checked = stated !== undefined;
  if (checked && stated !== checksumOf(content)) damaged(caller);
  return { ...content, checked };
}

/** @throws Error always: the file was changed after it was written. */
export function damaged(caller: string): never {
  throw new Error(
    `${caller}: the file is damaged: its content does not have its checksum. Copy it again, or fit again.`,
  );
}

/** Does not depend on the order of tensors or metadata, which programs that copy a safetensors file may change. */
function checksumOf({ tensors, metadata }: Safetensors): string {
  const sorted = tensors.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const names = Object.keys(metadata).toSorted();
  const header = [
    names.map((name) => [name, metadata[name]]),
    sorted.map(({ name, shape }) => [name, shape]),
  ];
  const start = crc32(new TextEncoder().encode(JSON.stringify(header)));
  return sorted
    .reduce((crc, { values }) => crc32(bytesOf(values), crc), start)
    .toString(16)
    .padStart(8, '0');
}

function bytesOf({ buffer, byteOffset, byteLength }: Parameter['values']): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
