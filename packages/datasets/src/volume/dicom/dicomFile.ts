/** One file of a series. */
export interface DicomFile {
  /** Name for messages. */
  readonly name: string;
  /** Content of a DICOM file, with the preamble and the letters DICM. */
  readonly bytes: Uint8Array;
}

/** Start of the letters DICM, after the preamble, in bytes. */
const LETTERS_AT = 128;

/**
 * Whether bytes are those of a DICOM file with a preamble: `DICM` at byte 128.
 *
 * @see DICOM PS3.10, section 7.1
 *
 * @example
 * ```ts
 * import { isDicom } from '@fourier-features/datasets';
 *
 * isDicom(new Uint8Array(1000)); // false
 * ```
 */
export function isDicom(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(LETTERS_AT, LETTERS_AT + 4)) === 'DICM';
}
