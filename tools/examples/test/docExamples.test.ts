import { describe, expect, test } from 'vitest';
import { docExamples } from '../src/docExamples.ts';

const codes = (source: string): string[] => docExamples(source).map(({ code }) => code);

describe('docExamples(source)', () => {
  test('finds the code, the line and the name of the function', () => {
    const source = `import { a } from './a.ts';

/**
 * Doubles.
 *
 * @param value any number.
 * @example
 * import { double } from '@scope/package';
 *
 * if (double(2) > 3) {
 *   double(4);
 * }
 */
export function double(value: number): number {
  return 2 * value;
}
`;
    const code = `import { double } from '@scope/package';

if (double(2) > 3) {
  double(4);
}`;
    expect(docExamples(source)).toEqual([{ subject: 'double', line: 7, code }]);
  });

  test('takes fenced code alone, and an @ in it for code', () => {
    const source = `/**
 * @example
 * Twice:
 * \`\`\`ts
 * @decorated
 * class A {}
 * \`\`\`
 * or
 * \`\`\`ts
 * new A();
 * \`\`\`
 * @see elsewhere
 */
const x = 1;`;
    expect(codes(source)).toEqual(['@decorated\nclass A {}\nnew A();']);
  });

  test('ends at the next tag and separates two examples', () => {
    const source = `/**
 * @example one();
 * @example <caption>With
 * an argument</caption>
 * two(2);
 * two(3);
 * @throws RangeError
 */`;
    expect(codes(source)).toEqual(['one();', 'two(2);\ntwo(3);']);
  });

  test('keeps template literals and indentation', () => {
    const source = [
      'class A {',
      '  /** @example',
      '   * f(`',
      '   *   x`);',
      '   */',
      '  go(): void {}',
      '}',
    ];
    expect(docExamples(source.join('\n'))).toEqual([{ subject: 'go', line: 2, code: 'f(`\n  x`);' }]);
  });

  test.each([
    ['export async function* names(): X {}', 'names'],
    ['export const names: X = 1;', 'names'],
    ['export interface Names {}', 'Names'],
    ['readonly names?: string;', 'names'],
    ["import x from 'y';", 'module'],
  ])('names what %j declares', (following, subject) => {
    expect(docExamples(`/** @example f() */\n${following}`)).toEqual([{ subject, line: 1, code: 'f()' }]);
  });

  test('finds nothing in other comments, in strings and in prose', () => {
    expect(docExamples('// @example f()\n/* @example g() */\nconst s = "/** @example h() */";')).toEqual([]);
    expect(docExamples('/** See the @example of fit. */')).toEqual([]);
  });

  test('reports an example without code as empty', () => {
    expect(codes('/**\n * @example\n * @see fit\n */')).toEqual(['']);
  });
});
