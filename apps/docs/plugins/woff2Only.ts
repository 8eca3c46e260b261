import type { Plugin } from 'vite';

/** Drops the older formats in which KaTeX's stylesheet names each font too; every browser that runs WebAssembly takes WOFF2. */
export const woff2Only: Plugin = {
  name: 'woff2-only',
  enforce: 'pre',
  transform(code, id) {
    const path = id.split('?')[0]!;
    if (!path.includes('katex') || !path.endsWith('.css')) return null;
    return code.replace(/,\s*url\(fonts\/[^)]+\.(?:woff|ttf)\) format\("(?:woff|truetype)"\)/g, '');
  },
};
