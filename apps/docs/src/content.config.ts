import { defineCollection } from 'astro:content';
import { docsSchema } from '@astrojs/starlight/schema';
import { docsWithReferenceLoader } from '../reference/referenceLoader.ts';
import { resultsLoader } from '../results/resultsLoader.ts';

export const collections = {
  docs: defineCollection({ loader: docsWithReferenceLoader(), schema: docsSchema() }),
  results: defineCollection({ loader: resultsLoader() }),
};
