/** Size of an entry of the tag table, in bytes. */
const TAG_BYTES = 12;

/**
 * Returns the name of an ICC profile, such as `sRGB IEC61966-2.1`.
 *
 * @param profile the bytes of the profile; its tag table starts at byte 128.
 * @returns the text of its `desc` tag, or an empty string if it is missing or malformed.
 * @see ICC.1:2022, 9.2.41 profileDescriptionTag; 10.15 multiLocalizedUnicodeType; ICC.1:2001, 6.5.17
 */
export function iccName(profile: Uint8Array): string {
  const view = new DataView(profile.buffer, profile.byteOffset, profile.byteLength);
  const text = (start: number, length: number, encoding: string) =>
    new TextDecoder(encoding).decode(profile.subarray(start, start + length)).replace(/\0.*$/s, '');
  try {
    const tagCount = Math.min(view.getUint32(128), Math.floor((profile.length - 132) / TAG_BYTES));
    for (let tag = 0; tag < tagCount; tag++) {
      const entry = 132 + TAG_BYTES * tag;
      if (text(entry, 4, 'latin1') !== 'desc') continue;
      const start = view.getUint32(entry + 4);
      // version 4 has a list of translations, version 2 one ASCII string
      return text(start, 4, 'latin1') === 'mluc'
        ? text(start + view.getUint32(start + 24), view.getUint32(start + 20), 'utf-16be')
        : text(start + 12, view.getUint32(start + 8), 'latin1');
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return '';
}
