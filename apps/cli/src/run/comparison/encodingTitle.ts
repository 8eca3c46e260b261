/** An encoding as sheets name it: the paper calls the identity no mapping. */
export function encodingTitle(encoding: string): string {
  return encoding === 'none' ? 'no mapping' : encoding;
}
