import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { docsLoader } from '@astrojs/starlight/loaders';
import type { Loader, LoaderContext } from 'astro/loaders';
import type { ReferencePage } from './page.ts';

/** Most bytes that the generator may print. */
const MAX_OUTPUT = 64 * 2 ** 20;

/** Loads the files of `src/content/docs`, and adds the pages of the reference to them. */
export function docsWithReferenceLoader(): Loader {
  const docs = docsLoader();
  return {
    name: 'docs-with-reference',
    load: async (context) => {
      // The loader of files forgets every page that is not one.
      const earlier = new Map(context.store.entries());
      await docs.load(context);
      for (const page of await generatePages(context)) await storePage(page, context, earlier);
    },
  };
}

/** Runs the generator in a process of its own, which keeps TypeScript and the program out of the site's bundle. */
async function generatePages({ config }: LoaderContext): Promise<ReferencePage[]> {
  const base = config.base.endsWith('/') ? config.base : `${config.base}/`;
  const script = fileURLToPath(new URL('reference/main.ts', config.root));
  const { stdout } = await promisify(execFile)(process.execPath, [script, base], { maxBuffer: MAX_OUTPUT });
  return JSON.parse(stdout) as ReferencePage[];
}

async function storePage(
  page: ReferencePage,
  context: LoaderContext,
  earlier: ReadonlyMap<string, ReturnType<LoaderContext['store']['values']>[number]>,
): Promise<void> {
  const { id, isIndex, title, description, label, order, markdown, headings } = page;
  const digest = context.generateDigest({ ...page });
  const known = earlier.get(id);
  if (known?.digest === digest) {
    context.store.set(known);
    return;
  }
  const filePath = `src/content/docs/${id}${isIndex ? '/index' : ''}.md`;
  const data = await context.parseData({
    id,
    data: {
      title,
      description,
      editUrl: false,
      sidebar: { ...(order !== undefined && { order }), label: label ?? title },
    },
  });
  // With the address of a file, Starlight and its plugins treat the page as one of their own.
  const { html, metadata } = await context.renderMarkdown(markdown, {
    fileURL: new URL(filePath, context.config.root),
  });
  const rendered = { html, metadata: { ...metadata, headings: [...headings] } };
  context.store.set({ id, data, body: markdown, filePath, digest, rendered });
}
