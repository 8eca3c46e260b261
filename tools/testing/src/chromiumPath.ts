/** The Chromium that tests use. */
export const chromiumPath: string = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
