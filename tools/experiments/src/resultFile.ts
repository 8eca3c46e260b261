/** Where a folder beside a record keeps something of one subject by one method; `folder` ends in a slash. */
export function resultFile(folder: URL, subject: string, method: string, extension: string): URL {
  return new URL(`${subject.replaceAll(':', '-')}-${method}.${extension}`, folder);
}
