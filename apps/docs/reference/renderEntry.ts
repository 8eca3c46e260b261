import type { DocComment, ReferenceEntry, ReferencePackage } from './entry.ts';
import { codeHtml, escapeHtml, linkedCodeHtml, tableHtml } from './html.ts';
import type { ReferenceLinks } from './links.ts';
import { fence } from './page.ts';
import { type AddressOf, inlineHtml, textHtml } from './textHtml.ts';
import { usersOf } from './users.ts';

const SOURCES = 'https://github.com/fourier-features/fourier-features/blob/main/';

/** Renders what follows the heading of an entry. */
export function renderEntry(entry: ReferenceEntry, own: ReferencePackage, links: ReferenceLinks): string {
  const owner = links.ownerOf(entry);
  if (owner !== own) {
    const origin = codeHtml(entry.name, links.ofKey(entry.key));
    return `<p>Re-exported: ${origin} of <code>${escapeHtml(owner?.specifier ?? entry.file)}</code>.</p>`;
  }
  const { doc } = entry;
  const addressOf = entryAddresses(entry, own, links);
  const typeAddress = typeAddresses(entry, links);
  const text = doc.text === '' ? optionsText(entry, own) : doc.text;
  return [
    entry.specifier === own.specifier
      ? ''
      : fence('ts', `import { ${entry.name} } from '${entry.specifier}';`),
    fence('ts', entry.declaration, linksMeta(entry, typeAddress)),
    text && `<div>${textHtml(text, addressOf)}</div>`,
    parametersHtml(entry, addressOf, typeAddress),
    membersHtml(entry, addressOf, typeAddress),
    afterText(doc, addressOf),
    ...doc.examples.flatMap((code) => ['<p class="ff-label">Example</p>', fence('ts', code)]),
    `<p class="ff-source"><a href="${SOURCES}${entry.file}#L${entry.line}">${escapeHtml(entry.file)}</a></p>`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** Options are documented once, by their members and the functions that take them. */
function optionsText(entry: ReferenceEntry, own: ReferencePackage): string {
  const users = usersOf(entry, own).map(({ name }) => `\`${name}\``);
  return users.length > 0 ? `Options of ${users.join(', ')}.` : '';
}

/** Parameters and members of an entry are its own: `steps` there is no function of that name. */
function entryAddresses(entry: ReferenceEntry, own: ReferencePackage, links: ReferenceLinks): AddressOf {
  const ownNames = new Set([
    entry.name,
    ...entry.doc.params.keys(),
    ...[...entry.parameters, ...entry.members].map(({ name }) => name),
  ]);
  return (code) => {
    if (ownNames.has(code)) return undefined;
    const key = entry.references.get(code);
    return (key && links.ofKey(key)) ?? links.ofText(code, own);
  };
}

/** Returns where the types lead that a declaration names, itself excepted. */
function typeAddresses({ name, references }: ReferenceEntry, links: ReferenceLinks): AddressOf {
  return (written) => {
    const key = written === name ? undefined : references.get(written);
    return key === undefined ? undefined : links.ofKey(key);
  };
}

/** Returns `links="Name=address …"`, from which the names in a signature become links. */
function linksMeta({ references }: ReferenceEntry, typeAddress: AddressOf): string {
  const pairs = [...references.keys()].flatMap((written) => {
    const address = typeAddress(written);
    return address === undefined ? [] : [`${written}=${address}`];
  });
  return pairs.length > 0 ? `links="${pairs.join(' ')}"` : '';
}

/** Begins a text with a capital letter, unless it begins with a symbol such as `x`. */
function sentence(text: string): string {
  return text.replace(/^[a-z](?=[a-z]+[ ,])/, (letter) => letter.toUpperCase());
}

function parametersHtml(
  { parameters, doc }: ReferenceEntry,
  addressOf: AddressOf,
  typeAddress: AddressOf,
): string {
  const written = new Set(parameters.map(({ name }) => name));
  // Those of a destructured argument have no parameter of their own.
  const further = [...doc.params].filter(([name]) => !written.has(name) && !written.has(`...${name}`));
  const rows = [
    ...parameters
      .filter(({ text }) => text !== '')
      .map(({ name, type, optional, value, text }) => {
        const declaration = type === '' ? name : `${name}${optional ? '?' : ''}: ${type}`;
        const fallback = value === undefined ? '' : `<p>Default: ${codeHtml(value, undefined)}</p>`;
        return [
          linkedCodeHtml(declaration, typeAddress),
          textHtml(sentence(text), addressOf) + fallback,
        ] as const;
      }),
    ...further.map(
      ([name, text]) => [codeHtml(name, undefined), textHtml(sentence(text), addressOf)] as const,
    ),
  ];
  return rows.length > 0 ? tableHtml(['Parameter', 'Description'], rows) : '';
}

function membersHtml(
  { kind, members }: ReferenceEntry,
  addressOf: AddressOf,
  typeAddress: AddressOf,
): string {
  const rows = members.flatMap(({ name, declaration, doc }) => {
    // The signature shows what a method takes.
    const isMethod = declaration.startsWith(`${name}(`) || declaration.startsWith(`${name}<`);
    const shown = isMethod ? `${name}()` : declaration.replace(/^readonly /, '');
    const params = [...doc.params].map(([name, text]) => `\`${name}\`: ${text}`);
    const text = [doc.text, ...params].filter((part) => part !== '').join('\n\n');
    const html = textHtml(text, addressOf) + afterText(doc, addressOf);
    return html === '' ? [] : [[linkedCodeHtml(shown, typeAddress), html] as const];
  });
  return rows.length > 0 ? tableHtml([kind === 'class' ? 'Member' : 'Property', 'Description'], rows) : '';
}

function afterText({ returns, throws, see }: DocComment, addressOf: AddressOf): string {
  const line = (label: string, text: string): string =>
    `<p><strong>${label}</strong> ${inlineHtml(text.replaceAll('\n', ' '), addressOf)}</p>`;
  return [
    ...(returns === undefined ? [] : [line('Returns', returns)]),
    ...throws.map((text) => line('Throws', text.replace(/^\w+Error\b/, '`$&`'))),
    ...see.map((text) => line('See', text)),
  ].join('');
}
