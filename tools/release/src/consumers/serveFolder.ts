import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';

/** A server of built pages on the loopback interface. */
export interface FolderServer {
  readonly url: string;
  /** Paths that were requested and do not exist, so far. */
  readonly missing: readonly string[];
  close(): void;
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  wasm: 'application/wasm',
};

/** Serves the files of a folder, with headers that every response gets. */
export async function serveFolder(
  folder: string,
  headers: Readonly<Record<string, string>>,
): Promise<FolderServer> {
  const missing: string[] = [];
  const server = createServer(async ({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://127.0.0.1');
    const path = pathname === '/' ? '/index.html' : pathname;
    const body = await readFile(join(folder, path)).catch(() => undefined);
    if (body === undefined) missing.push(path);
    const type = TYPES[path.split('.').at(-1)!] ?? 'text/plain';
    response.writeHead(body === undefined ? 404 : 200, { ...headers, 'Content-Type': type });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return { url: `http://127.0.0.1:${address.port}/`, missing, close: () => server.close() };
}
