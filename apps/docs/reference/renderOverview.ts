import type { ReferencePackage } from './entry.ts';
import { codeHtml, tableHtml } from './html.ts';
import type { ReferenceLinks } from './links.ts';
import type { ReferencePage } from './page.ts';
import { inlineHtml } from './textHtml.ts';

/** Renders the first page of the reference: the command line and all packages. */
export function renderOverview(
  packages: readonly ReferencePackage[],
  links: ReferenceLinks,
  base: string,
): ReferencePage {
  const rows = packages.map(
    ({ name, specifier, description }) =>
      [codeHtml(specifier, links.ofPackage(name)), inlineHtml(description, () => undefined)] as const,
  );
  return {
    id: 'reference',
    isIndex: true,
    title: 'Reference',
    label: 'Overview',
    description: 'Every function, type and option of the packages, and every command of the terminal.',
    markdown: [
      '<p>Generated from the docstrings of the sources and from the help of the program.</p>',
      tableHtml(
        ['Package', 'What it holds'],
        [...rows, [`<a href="${base}reference/cli/">Command line</a>`, 'All commands and their options']],
      ),
    ].join('\n\n'),
    headings: [],
  };
}
