import { defineEcConfig } from '@astrojs/starlight/expressive-code';
import { linkedNames } from './reference/linkedNames.ts';

export default defineEcConfig({ plugins: [linkedNames()] });
