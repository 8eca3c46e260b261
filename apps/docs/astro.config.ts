import { satteri } from '@astrojs/markdown-satteri';
import preact from '@astrojs/preact';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { baseLinks } from './plugins/baseLinks.ts';
import { katexPlugin } from './plugins/katex.ts';
import { woff2Only } from './plugins/woff2Only.ts';
import { REFERENCE_PACKAGES } from './reference/referencePackages.ts';

/** Path under which the site is served, such as `/fourier-features/` on GitHub Pages. */
const base = process.env['DOCS_BASE'] ?? '/';

export default defineConfig({
  site: process.env['DOCS_SITE'] ?? 'https://fourier-features.github.io',
  base,
  outDir: process.env['DOCS_OUT'] ?? 'dist',
  trailingSlash: 'always',
  markdown: {
    processor: satteri({ features: { math: true }, mdastPlugins: [katexPlugin, baseLinks(base)] }),
  },
  integrations: [
    preact(),
    starlight({
      title: 'fourier-features',
      description: 'Learn functions of coordinates with neural networks, live in your browser.',
      favicon: '/favicon.svg',
      components: { SocialIcons: './src/overrides/SocialIcons.astro' },
      customCss: [
        '@fontsource-variable/inter/index.css',
        '@fontsource-variable/jetbrains-mono/index.css',
        'katex/dist/katex.min.css',
        '@fourier-features/components/styles/colours.css',
        './src/styles/theme.css',
        '@fourier-features/components/styles/live.css',
        './src/styles/reference.css',
        './src/styles/results.css',
      ],
      head: [
        { tag: 'script', attrs: { src: `${base.replace(/\/$/, '')}/isolation.js` } },
        { tag: 'script', attrs: { src: `${base.replace(/\/$/, '')}/scrollable.js`, type: 'module' } },
      ],
      social: [
        { icon: 'github', label: 'GitHub', href: 'https://github.com/fourier-features/fourier-features' },
      ],
      sidebar: [
        {
          label: 'Try it',
          items: [
            { label: 'Playground', link: '/' },
            'theory-lab',
            { label: 'Shapes', slug: 'tasks/shapes' },
            { label: 'CT', slug: 'tasks/ct' },
            { label: 'MRI', slug: 'tasks/mri' },
            { label: 'Scenes (NeRF)', slug: 'tasks/nerf' },
          ],
        },
        { label: 'Guide', items: [{ autogenerate: { directory: 'guide' } }] },
        { label: 'Results', items: [{ autogenerate: { directory: 'results' } }] },
        {
          label: 'Reference',
          collapsed: true,
          items: [
            'reference',
            ...REFERENCE_PACKAGES.map((name) => `reference/${name}`),
            {
              label: 'Command line',
              collapsed: true,
              items: [{ autogenerate: { directory: 'reference/cli' } }],
            },
          ],
        },
      ],
    }),
  ],
  server: {
    headers: {
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    },
  },
  vite: { worker: { format: 'es' }, plugins: [woff2Only] },
});
