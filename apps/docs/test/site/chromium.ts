/** Where Chromium is. */
export const chromiumPath: string = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** No sandbox, since containers do not allow one; the rest keeps the browser from contacting its vendor's servers. */
export const chromiumFlags: readonly string[] = [
  '--no-sandbox',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
