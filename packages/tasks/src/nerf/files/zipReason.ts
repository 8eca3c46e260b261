import { oneLine } from '@fourier-features/core/message';

/** What messages of zip.js mean for those whose file is refused, with the cure if there is one. */
const REASONS: readonly (readonly [message: RegExp, reason: string])[] = [
  [/recognized|End of central directory/, 'not a ZIP archive, or a truncated one'],
  [/[Ee]ncrypt/, 'it is encrypted. Pack the scene without a password.'],
  [/ompression method/, 'it is compressed by a method other than deflate. Pack the scene again.'],
  [/Split/, 'it is a part of a split archive. Pack the scene into one file.'],
  [/CRC32/, 'its checksum is wrong, so it is damaged'],
  [/uncompressed size/, 'it has another size than the archive states, so it is damaged'],
  [
    /out of bounds|Ambiguous|Overlapping|not found|exceeds/,
    'the archive contradicts itself, so it is damaged',
  ],
];

/** Returns why an archive or a file of it is refused, as the end of a sentence. */
export function zipReason(cause: unknown): string {
  const message = oneLine(cause);
  return REASONS.find(([pattern]) => pattern.test(message))?.[1] ?? message;
}
