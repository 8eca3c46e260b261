import { ExpressiveCode } from '@astrojs/starlight/expressive-code';
import { expect, test } from 'vitest';
import { linkedNames } from '../../reference/linkedNames.ts';

interface Tree {
  readonly tagName?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly value?: string;
  readonly children?: readonly Tree[];
}

const textOf = ({ value, children = [] }: Tree): string => (value ?? '') + children.map(textOf).join('');

const linksIn = (tree: Tree): [string, unknown][] => [
  ...(tree.tagName === 'a' ? [[textOf(tree), tree.properties?.['href']] as [string, unknown]] : []),
  ...(tree.children ?? []).flatMap(linksIn),
];

test('names that the meta lists become links, parts of longer names do not', async () => {
  const { renderedGroupAst } = await new ExpressiveCode({ plugins: [linkedNames()] }).render({
    code: 'fit(field: Field, fields: FieldList): Promise<Field>',
    language: 'ts',
    meta: 'links="Field=/core/#Field"',
  });
  expect(linksIn(renderedGroupAst as Tree)).toEqual([
    ['Field', '/core/#Field'],
    ['Field', '/core/#Field'],
  ]);
});

test('code without such meta has no links', async () => {
  const { renderedGroupAst } = await new ExpressiveCode({ plugins: [linkedNames()] }).render({
    code: 'Field',
    language: 'ts',
  });
  expect(linksIn(renderedGroupAst as Tree)).toEqual([]);
});
