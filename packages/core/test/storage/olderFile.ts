import { decodeSafetensors, encodeSafetensors, type Safetensors } from '@fourier-features/core/storage';

/** Returns the file of a field or checkpoint as it was written before files had checksums, after a change of its content. */
export function olderFile(
  bytes: Uint8Array,
  change: (content: Safetensors) => Partial<Safetensors> = () => ({}),
): Uint8Array<ArrayBuffer> {
  const file = decodeSafetensors(bytes);
  const { fourier_features_crc32: _, fourier_features: description, ...rest } = file.metadata;
  const metadata = { ...rest, fourier_features: description!.replace('"checksum":"crc32",', '') };
  const content = { tensors: file.tensors, metadata };
  return encodeSafetensors({ ...content, ...change(content) });
}

/** Returns such a file whose metadata of a name are changed. */
export function olderFileWith(
  bytes: Uint8Array,
  name: string,
  change: (text: string) => string,
): Uint8Array<ArrayBuffer> {
  return olderFile(bytes, ({ metadata }) => ({ metadata: { ...metadata, [name]: change(metadata[name]!) } }));
}
