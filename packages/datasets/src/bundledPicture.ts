/** A picture of this package, 512×512, 8-bit PNG: where its bytes are and whose work it is. */
export interface BundledPicture {
  readonly name: string;
  /** Where the PNG lies; to be read by whoever wants it. */
  readonly url: URL;
  readonly author: string;
  readonly license: string;
  /** Where the original was published, and what was done to it. */
  readonly source: string;
  readonly sha256: string;
}

/** @throws RangeError if there is no such picture; the message names those there are. */
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
