const LINE = /<!-- installed -->([\s\S]*?)<!-- \/installed -->/;
/** Smaller differences, such as those of new versions of dependencies, leave a README true. */
const TOLERANCE = 0.1;
const MB = 1e6;

/** Returns a size as a README states it: in MB, below 10 with one decimal. */
export function sizeInWords(bytes: number): string {
  const megabytes = bytes / MB;
  return `${megabytes < 10 ? Math.max(megabytes, 0.1).toFixed(1) : Math.round(megabytes)} MB`;
}

/** Returns a README with the line between its markers that states the size. */
export function withStatedSize(readme: string, bytes: number): string {
  const line = `Installed with everything it depends on: ${sizeInWords(bytes)} (npm, Linux x64).`;
  return readme.replace(LINE, `<!-- installed -->\n${line}\n<!-- /installed -->`);
}

/** Returns a line if a README states no size, or one that is off by more than a tenth and 0.1 MB. */
export function statedSizeFaults(readme: string, bytes: number): string[] {
  const [, stated] = / ([\d.]+) MB /.exec(LINE.exec(readme)?.[1] ?? '') ?? [];
  if (stated === undefined)
    return ['README.md must state its installed size between <!-- installed --> markers'];
  const difference = Math.abs(Number(stated) * MB - bytes);
  return difference <= Math.max(TOLERANCE * bytes, 0.1 * MB)
    ? []
    : [
        `README.md states an installed size of ${stated} MB, it is ${sizeInWords(bytes)}: npx pnpm --filter @fourier-features/release sizes`,
      ];
}
