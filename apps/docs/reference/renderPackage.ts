import type { ReferenceEntry, ReferenceKind, ReferencePackage } from './entry.ts';
import { codeHtml, escapeHtml } from './html.ts';
import type { ReferenceLinks } from './links.ts';
import { fence, headingHtml, type PageHeading, type ReferencePage } from './page.ts';
import { renderEntry } from './renderEntry.ts';
import { inlineHtml } from './textHtml.ts';

const SECTIONS: Readonly<Record<ReferenceKind, string>> = {
  function: 'Functions',
  class: 'Classes',
  constant: 'Constants',
  interface: 'Interfaces',
  type: 'Types',
};

interface Section {
  readonly heading: PageHeading;
  readonly entries: readonly ReferenceEntry[];
}

/** Renders the page of a package: an index by kind, then all entries, those of further entry points last. */
export function renderPackage(own: ReferencePackage, links: ReferenceLinks): ReferencePage {
  const sections = sectionsOf(own);
  const markdown = [
    `<p>${inlineHtml(own.description, (code) => links.ofText(code, own))}.</p>`,
    fence('ts', `import * as ${own.name} from '${own.specifier}';`),
    indexHtml(sections),
    ...sections.flatMap(({ heading, entries }) => [
      headingHtml(heading),
      ...entries.flatMap((entry) => [headingHtml(entryHeading(entry)), renderEntry(entry, own, links)]),
    ]),
  ];
  return {
    id: `reference/${own.name}`,
    title: own.specifier,
    label: own.name,
    description: own.description,
    markdown: markdown.join('\n\n'),
    headings: sections.flatMap(({ heading, entries }) => [heading, ...entries.map(entryHeading)]),
  };
}

function sectionsOf({ specifier, entries }: ReferencePackage): Section[] {
  const sorted = entries.toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  const main = sorted.filter((entry) => entry.specifier === specifier);
  const further = [...new Set(entries.map((entry) => entry.specifier))].filter((each) => each !== specifier);
  return [
    ...Object.entries(SECTIONS).map(([kind, text]) => ({
      heading: { depth: 2, slug: `all-${text.toLowerCase()}`, text },
      entries: main.filter((entry) => entry.kind === kind),
    })),
    ...further.map((each) => ({
      heading: { depth: 2, slug: `from-${each.split('/').at(-1)}`, text: each },
      entries: sorted.filter((entry) => entry.specifier === each),
    })),
  ].filter((section) => section.entries.length > 0);
}

function entryHeading({ name }: ReferenceEntry): PageHeading {
  return { depth: 3, slug: name, text: name };
}

function indexHtml(sections: readonly Section[]): string {
  const rows = sections.map(({ heading, entries }) => {
    const names = entries.map(({ name }) => codeHtml(name, `#${name}`)).join(' ');
    return `<dt><a href="#${heading.slug}">${escapeHtml(heading.text)}</a></dt><dd>${names}</dd>`;
  });
  return `<dl class="ff-index" data-pagefind-ignore>${rows.join('')}</dl>`;
}
