import { defineConfig, type Plugin } from 'vite';

/** Data of examples and what checks meshes: the page never asks for them, and they weigh more than all the rest. */
const UNUSED = /\.(png|gz)$|manifold.*\.wasm$/;

/** Leaves files out that packages name but the page does not use. */
const withoutUnused: Plugin = {
  name: 'without-unused',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      for (const name of Object.keys(bundle)) if (UNUSED.test(name)) delete bundle[name];
    },
  },
};

export default defineConfig({
  // The server may have any port, and the page asks for nothing else.
  base: './',
  plugins: [withoutUnused],
  build: {
    target: 'es2023',
    license: { fileName: 'licenses.md' },
    // The policy of the server allows no inline data.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  worker: { format: 'es' },
});
