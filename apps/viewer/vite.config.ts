import { defineConfig } from 'vite';

export default defineConfig({
  // The server may have any port, and the page asks for nothing else.
  base: './',
  build: {
    target: 'es2023',
    license: { fileName: 'licenses.md' },
    // The policy of the server allows no inline data.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  worker: { format: 'es' },
});
