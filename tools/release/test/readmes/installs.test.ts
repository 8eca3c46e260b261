import { describe, expect, test } from 'vitest';
import { importedPackages } from '../../src/readmes/importedPackages.ts';
import { installedPackages } from '../../src/readmes/installedPackages.ts';
import { longFirstBlocks } from '../../src/readmes/longFirstBlocks.ts';
import { missingInstalls } from '../../src/readmes/missingInstalls.ts';

describe('importedPackages(code)', () => {
  test('names packages of all forms of imports once, without Node and files', () => {
    const code = `import { a } from '@scope/one';
import type { B } from '@scope/one/entry';
import {
  c,
} from "two/deep/path";
import 'three';
import { readFile } from 'node:fs/promises';
import { join } from 'path';
import { d } from './four.ts';
export { e } from 'five';
const six = await import('@scope/six');`;
    expect(importedPackages(code)).toEqual(['@scope/one', 'two', 'three', 'five', '@scope/six']);
  });
});

describe('installedPackages(markdown)', () => {
  test('reads commands with options, versions, comments, continued lines and in inline code', () => {
    const markdown = `\`\`\`sh
npm install @scope/one two@1.2 \\
  @scope/three@^4
npm i --save-dev four    # in Node only
\`\`\`
Run \`npm install five\`, or yarn add six.`;
    expect(installedPackages(markdown)).toEqual(['@scope/one', 'two', '@scope/three', 'four', 'five']);
  });
});

test('missingInstalls(readme) names the packages that no command installs', () => {
  const text = 'npm install one';
  const codes = ["import 'one';", "import 'two';", "import 'two/entry';"];
  expect(missingInstalls({ path: 'README.md', text, codes })).toEqual([
    'README.md: imports two, which no npm install of it names',
  ]);
});

test('longFirstBlocks(readmes) looks at the first block alone', () => {
  const lines = (count: number): string => new Array<string>(count).fill('f();').join('\n');
  const readme = (path: string, ...codes: string[]) => ({ path, text: '', codes });
  expect(longFirstBlocks([readme('a', lines(16), lines(90)), readme('b', lines(17)), readme('c')])).toEqual([
    'b: its first block must have at most 16 lines, has 17',
  ]);
});
