import { codeHtml, escapeHtml } from './html.ts';

type BlockKind = 'paragraph' | 'item' | 'formula';

interface Block {
  readonly kind: BlockKind;
  readonly lines: string[];
}

/** Returns the address of what backticks enclose, if it has one. */
export type AddressOf = (code: string) => string | undefined;

/**
 * Renders the text of a docstring as HTML on one line, which Markdown then leaves alone: formulas in plain text contain
 * characters that Markdown would take for markup. Paragraphs, lists with `-`, indented formulas, `code`, *emphasis* and
 * addresses of the web are recognised.
 */
export function textHtml(text: string, addressOf: AddressOf): string {
  const html = blocksOf(text).map(({ kind, lines }) => {
    if (kind === 'formula') return `<pre class="ff-formula">${lines.map(escapeHtml).join('&#10;')}</pre>`;
    const inline = inlineHtml(lines.join(' '), addressOf);
    return kind === 'item' ? `<li>${inline}</li>` : `<p>${inline}</p>`;
  });
  return html.join('').replace(/(?:<li>.*?<\/li>)+/g, '<ul>$&</ul>');
}

function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  for (const line of text.split('\n')) {
    if (line.trim() === '') {
      open = undefined;
      continue;
    }
    const kind = kindOf(line, open);
    if (!open || kind !== open.kind || line.startsWith('- ')) {
      open = { kind, lines: [] };
      blocks.push(open);
    }
    open.lines.push(line.replace(/^- /, '').trim());
  }
  return blocks;
}

function kindOf(line: string, before: Block | undefined): BlockKind {
  if (line.startsWith('- ')) return 'item';
  if (!/^\s{2}/.test(line)) return 'paragraph';
  return before?.kind === 'item' ? 'item' : 'formula';
}

/** Renders a line of text: `code`, addresses of the web, *emphasis* and **strong emphasis**. */
export function inlineHtml(text: string, addressOf: AddressOf): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part) => {
      if (/^`[^`]+`$/.test(part)) return codeHtml(part.slice(1, -1), addressOf(part.slice(1, -1)));
      return part
        .split(/(https?:\/\/[^\s<>"']+)/)
        .map((piece) => (/^https?:\/\//.test(piece) ? webLink(piece) : emphasised(escapeHtml(piece))))
        .join('');
    })
    .join('');
}

function webLink(written: string): string {
  const trimmed = written.replace(/[.,;:]+$/, '');
  const url = trimmed.endsWith(')') && !trimmed.includes('(') ? trimmed.slice(0, -1) : trimmed;
  return `<a href="${escapeHtml(url)}">${escapeHtml(url)}</a>${escapeHtml(written.slice(url.length))}`;
}

/** A star before a letter opens, one after a letter closes; those of products and adjoints do neither. */
function emphasised(html: string): string {
  return html
    .replace(/(^|[\s(])\*\*(\w(?:[^*]*\w)?)\*\*(?!\w)/g, '$1<strong>$2</strong>')
    .replace(/(^|[\s(])\*(\w(?:[^*]*\w)?)\*(?![\w(])/g, '$1<em>$2</em>');
}
