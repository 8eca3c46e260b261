// Prints the pages of the reference as JSON: node reference/main.ts [base]
import { buildPages } from './buildPages.ts';

const pages = buildPages(new URL('../../../', import.meta.url), process.argv[2] ?? '/');
process.stdout.write(JSON.stringify(pages));
