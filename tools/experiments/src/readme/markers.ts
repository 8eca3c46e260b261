/**
 * Replaces what stands between `<!-- KIND:NAME -->` and `<!-- /KIND:NAME -->` by the block of that name.
 *
 * @throws Error if there is no block of that name.
 */
export function fillMarkers(text: string, kind: string, blocks: Readonly<Record<string, string>>): string {
  const marked = new RegExp(`(<!-- ${kind}:([a-z-]+) -->\n)[\\s\\S]*?(<!-- /${kind}:\\2 -->)`, 'g');
  return text.replaceAll(marked, (_, opening: string, name: string, closing: string) => {
    const block = blocks[name];
    if (block === undefined) {
      throw new Error(`fillMarkers: name must be one of ${Object.keys(blocks).join(', ')}, got ${name}`);
    }
    return `${opening}\n${block}\n\n${closing}`;
  });
}
