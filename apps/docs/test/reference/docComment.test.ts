import { expect, test } from 'vitest';
import { parseDocComment } from '../../reference/docComment.ts';

test('separates text and tags, and keeps the indentation of examples', () => {
  const doc = parseDocComment(`/**
   * Adds a_b.
   *
   * More.
   *
   * @param first the one
   * on two lines.
   * @param second - the other.
   * @returns the sum.
   * @throws RangeError first.
   * @throws TypeError second.
   * @see A, https://example.org
   * @example
   * if (yes) {
   *   add(1, 2); // @not a tag
   * }
   */`);
  expect(doc.text).toBe('Adds a_b.\n\nMore.');
  expect([...doc.params]).toEqual([
    ['first', 'the one\non two lines.'],
    ['second', 'the other.'],
  ]);
  expect(doc.returns).toBe('the sum.');
  expect(doc.throws).toEqual(['RangeError first.', 'TypeError second.']);
  expect(doc.see).toEqual(['A, https://example.org']);
  expect(doc.examples).toEqual(['if (yes) {\n  add(1, 2); // @not a tag\n}']);
});

test('takes only the code of a fenced example, with the @ in it', () => {
  const { examples } = parseDocComment(
    '/**\n * A.\n * @example\n * ```ts\n * @decorated\n * class A {}\n * ```\n */',
  );
  expect(examples).toEqual(['@decorated\nclass A {}']);
});

test('reads a comment of one line', () => {
  expect(parseDocComment('/** Does it. @throws the reason if aborted. */')).toMatchObject({
    text: 'Does it.',
    throws: ['the reason if aborted.'],
  });
});

test('has no text for no comment', () => {
  expect(parseDocComment('').text).toBe('');
});
