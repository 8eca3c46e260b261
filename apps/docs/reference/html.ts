const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Escapes text for HTML, also for attributes in double quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character]!);
}

/** Returns an element with code, which leads somewhere if there is an address. */
export function codeHtml(code: string, address: string | undefined): string {
  const element = `<code>${escapeHtml(code)}</code>`;
  return address === undefined ? element : `<a href="${escapeHtml(address)}">${element}</a>`;
}

/** Returns an element with code in which each name that has an address leads there. */
export function linkedCodeHtml(code: string, addressOf: (name: string) => string | undefined): string {
  const parts = code.split(/([A-Za-z_$][\w$]*)/).map((part, i) => {
    const address = i % 2 === 1 ? addressOf(part) : undefined;
    return address === undefined ? escapeHtml(part) : `<a href="${escapeHtml(address)}">${part}</a>`;
  });
  return `<code>${parts.join('')}</code>`;
}

/** Returns a table of two columns whose cells are HTML. */
export function tableHtml(
  [left, right]: readonly [string, string],
  rows: readonly (readonly [string, string])[],
): string {
  const body = rows.map(([a, b]) => `<tr><td>${a}</td><td>${b}</td></tr>`).join('');
  return `<table class="ff-fields"><thead><tr><th scope="col">${left}</th><th scope="col">${right}</th></tr></thead><tbody>${body}</tbody></table>`;
}
