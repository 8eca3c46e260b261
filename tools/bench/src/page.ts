/** Builds the page that times training steps in a browser, and serves it on this machine. */
import { parseArgs } from 'node:util';
import { servePage } from './page/servePage.ts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '4330' } } });
const { url } = await servePage(Number(values.port), new URL('../dist/page/', import.meta.url));
process.stdout.write(`The page is at ${url} (Ctrl-C ends the server)\n`);
