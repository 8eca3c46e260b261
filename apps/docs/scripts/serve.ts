/** Serves the built site on this machine, with the headers that let a page train on all threads. */
import { parseArgs } from 'node:util';
import { serveSite } from '../server/serveSite.ts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '4321' } } });
const { url } = await serveSite({
  folder: new URL('../dist/', import.meta.url),
  base: process.env['DOCS_BASE'] ?? '/',
  port: Number(values.port),
  isolated: true,
});
process.stdout.write(`The site is at ${url} (Ctrl-C ends the server)\n`);
