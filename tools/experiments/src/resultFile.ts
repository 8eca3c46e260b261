/**
 * Returns the file in `folder` that belongs to one subject and one method.
 *
 * @param folder the folder next to the record, with a trailing slash.
 */
export function resultFile(folder: URL, subject: string, method: string, extension: string): URL {
  return new URL(`${subject.replaceAll(':', '-')}-${method}.${extension}`, folder);
}
