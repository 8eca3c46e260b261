/** A picture bundled with this package, an 8-bit PNG of 512 × 512 pixels, and its provenance. */
export interface BundledPicture {
  readonly name: string;
  /** Location of the PNG file. */
  readonly url: URL;
  readonly author: string;
  readonly license: string;
  /** Where the original was published and how it was modified. */
  readonly source: string;
  readonly sha256: string;
}

/**
 * Finds a picture by its name.
 *
 * @throws RangeError if no picture has that name; the message lists the valid names.
 */
export function findPicture(
  caller: string,
  pictures: readonly BundledPicture[],
  name: string,
): BundledPicture {
  const found = pictures.find((each) => each.name === name);
  if (found) return found;
  throw new RangeError(
    `${caller}: name must be one of ${pictures.map((each) => each.name).join(', ')}, got ${name}`,
  );
}
