import { createReadStream, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface ServeSiteOptions {
  /** Folder of the built site; its URL ends with a slash. */
  readonly folder: URL;
  /** Path under which the site is served, with slashes at both ends. */
  readonly base: string;
  /** Port on the loopback interface; the next free one if it is taken, any free one for 0. */
  readonly port: number;
  /** Whether responses have the headers that make pages cross-origin isolated. */
  readonly isolated: boolean;
}

/** A site that is being served. */
export interface ServedSite {
  /** Address of the front page. */
  readonly url: string;
  close(): Promise<void>;
}

const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

const TYPES: Readonly<Record<string, string>> = {
  '.bin': 'application/octet-stream',
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'text/xml',
};

/** Serves a built site on the loopback interface. */
export async function serveSite({ folder, base, port, isolated }: ServeSiteOptions): Promise<ServedSite> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = fileOf(pathname, base, folder);
    if (isolated) for (const [name, value] of Object.entries(ISOLATION)) response.setHeader(name, value);
    if (!file) {
      notFound(response, pathname, base, folder);
      return;
    }
    response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  const listen = (at: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(at, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  for (let at = port; ; at++) {
    try {
      await listen(at);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || at >= port + 20) throw error;
    }
  }
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${bound}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Leads to the folder of a path without its last slash, as GitHub Pages does, or shows the site's page for what is missing. */
function notFound(response: ServerResponse, pathname: string, base: string, folder: URL): void {
  if (fileOf(`${pathname}/`, base, folder)) {
    // One slash at the start, or it would name another host.
    response.writeHead(301, { Location: `${pathname.replace(/^\/+/, '/')}/` }).end();
    return;
  }
  const page = fileOf(`${base}404.html`, base, folder);
  response.writeHead(404, { 'Content-Type': page ? 'text/html; charset=utf-8' : 'text/plain' });
  if (page) createReadStream(page).pipe(response);
  else response.end('Not found');
}

/** Returns the file of a path: of a folder its `index.html`; undefined if the site does not have it. */
function fileOf(pathname: string, base: string, folder: URL): string | undefined {
  if (!pathname.startsWith(base)) return undefined;
  const root = fileURLToPath(folder);
  // A URL has resolved the dots of the path, also the encoded ones.
  const file = root + decodeURIComponent(pathname.slice(base.length));
  if (!file.startsWith(root) || file.includes('..')) return undefined;
  const page = file.endsWith('/') ? `${file}index.html` : file;
  return statSync(page, { throwIfNoEntry: false })?.isFile() ? page : undefined;
}
