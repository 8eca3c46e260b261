import { defineCollection } from 'astro:content';
import { docsSchema } from '@astrojs/starlight/schema';
import { docsWithReferenceLoader } from '../reference/referenceLoader.ts';

export const collections = {
  docs: defineCollection({ loader: docsWithReferenceLoader(), schema: docsSchema() }),
};
