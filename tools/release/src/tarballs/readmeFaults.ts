import type { UnpackedTarball } from './unpackedTarball.ts';

/** Longest first example, in lines that are not empty. */
const EXAMPLE_LINES = 15;

/** Returns a line unless the README of a package that users install says how, and starts with a short example. */
export function readmeFaults({ name, manifest, files }: UnpackedTarball): string[] {
  const readme = files.get('README.md')?.toString() ?? '';
  if (!readme.includes(name)) return ['README.md must name the package'];
  const blocks = [...readme.matchAll(/^```(?:ts|sh)\n([\s\S]*?)^```/gm)].map(([, code]) => code!);
  const installations = blocks.filter((code) => code.includes('npm install'));
  // The command runs without an installation; kernels and native modules come with other packages.
  if (manifest.bin === undefined && !installations.some((code) => code.includes(name))) {
    const comes = manifest.exports === undefined || installations.length > 0;
    return comes ? [] : ['README.md must say how to install the package'];
  }
  const example = blocks.find((code) => !code.includes('npm install'));
  const lines = example?.split('\n').filter((line) => line.trim() !== '').length ?? 0;
  return lines >= 1 && lines <= EXAMPLE_LINES
    ? []
    : [`the first example of README.md must have 1 to ${EXAMPLE_LINES} lines, got ${lines}`];
}
