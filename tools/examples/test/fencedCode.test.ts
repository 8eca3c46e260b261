import { expect, test } from 'vitest';
import { fencedCode } from '../src/fencedCode.ts';

test('fencedCode(markdown) finds blocks of TypeScript and their lines, and no others', () => {
  const markdown = `# Title

\`\`\`sh
npm install
\`\`\`

\`\`\`ts
one();

two();
\`\`\`

Text with \`\`\`ts in it.

\`\`\`ts
three();
\`\`\`
`;
  expect(fencedCode(markdown)).toEqual([
    { line: 7, shown: 'one();\n\ntwo();', code: 'one();\n\ntwo();' },
    { line: 15, shown: 'three();', code: 'three();' },
  ]);
});

test('fencedCode(markdown) prepends the setup in a comment directly before a block', () => {
  const markdown = `<!-- setup unused(); -->

Text.

<!-- setup
declare const pixels: Float32Array;
-->

\`\`\`ts
fit(pixels);
\`\`\`

<!-- setup import { a } from 'b'; -->
\`\`\`ts
a();
\`\`\`
`;
  expect(fencedCode(markdown)).toEqual([
    { line: 9, shown: 'fit(pixels);', code: 'declare const pixels: Float32Array;\nfit(pixels);' },
    { line: 14, shown: 'a();', code: "import { a } from 'b'; a();" },
  ]);
});

test('fencedCode(mdx) prepends the setup in an MDX comment directly before a block', () => {
  const mdx = `{/* setup unused(); */}

Text.

{/* setup
const pixels = new Float32Array(3); // * and }
*/}
\`\`\`ts
fit(pixels);
\`\`\`
`;
  expect(fencedCode(mdx)).toEqual([
    { line: 8, shown: 'fit(pixels);', code: 'const pixels = new Float32Array(3); // * and }\nfit(pixels);' },
  ]);
});
