const BLOCK = /(<!-- bench:([a-z]+) -->\n)[\s\S]*?(<!-- \/bench:\2 -->)/g;

/**
 * Replaces what stands between `<!-- bench:NAME -->` and `<!-- /bench:NAME -->` by the block of that name.
 *
 * @throws Error if there is no block of that name.
 */
export function fillMarkers(text: string, blocks: Readonly<Record<string, string>>): string {
  return text.replaceAll(BLOCK, (_, opening: string, name: string, closing: string) => {
    const block = blocks[name];
    if (block === undefined) {
      throw new Error(`fillMarkers: name must be one of ${Object.keys(blocks).join(', ')}, got ${name}`);
    }
    return `${opening}\n${block}\n\n${closing}`;
  });
}
