import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { errorCode } from '../files/errorCode.ts';
import { UserError } from '../terminal/userError.ts';
import type { OpenedResult } from './openResult.ts';
import { resultType } from './resultFiles.ts';

export interface ServeResultOptions {
  readonly result: OpenedResult;
  /** Files of the page by their paths. */
  readonly page: ReadonlyMap<string, string>;
  /** Port on 127.0.0.1; any free one for 0. */
  readonly port: number;
}

/** A result that is being served. */
export interface ServedResult {
  /** Address of the page. */
  readonly url: string;
  close(): Promise<void>;
}

/** A file that may be read, and its type. */
interface ServedFile {
  readonly path: string;
  readonly type: string;
}

const HOST = '127.0.0.1';

/** The page may ask only this server, and run only its own scripts; engines compile WebAssembly and start their threads from blobs. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': POLICY,
  // Isolated pages may share memory with workers, which engines with threads need.
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

const PAGE_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/**
 * Serves a result and the page that shows it, to this machine only. Requests name files from a list, so that no path leads
 * anywhere else; requests for another host's name, as pages of the web make them by rebinding that name, are refused.
 *
 * @throws UserError if the port cannot be had.
 */
export async function serveResult({ result, page, port }: ServeResultOptions): Promise<ServedResult> {
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      const code = errorCode(error);
      const why = code === 'EADDRINUSE' ? 'the port is in use' : `the port cannot be opened (${code})`;
      reject(new UserError(`--port ${port}: ${why}. Choose another, or leave out --port.`));
    });
    server.listen(port, HOST, resolve);
  });
  const bound = (server.address() as AddressInfo).port;
  const hosts = [`${HOST}:${bound}`, `localhost:${bound}`];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    const { host, method } = { host: request.headers.host ?? '', method: request.method ?? '' };
    if (!hosts.includes(host)) return refuse(response, 421, 'This server answers only for 127.0.0.1.');
    if (method !== 'GET' && method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      return refuse(response, 405, 'This server is read-only.');
    }
    const path = pathOf(request.url);
    if (path === 'result.json') {
      const { name, files } = result;
      return send(response, method, JSON.stringify({ name, files: [...files.keys()] }));
    }
    const file = path === undefined ? undefined : fileOf(path, result, page);
    if (!file) return refuse(response, 404, 'Not found.');
    return sendFile(response, method, file);
  }

  return {
    url: `http://${HOST}:${bound}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Returns a request's path without the first slash and the query; undefined if it is not encoded as paths are. */
function pathOf(url: string | undefined): string | undefined {
  try {
    return decodeURIComponent((url ?? '/').replace(/[?#].*$/s, '').slice(1));
  } catch {
    return undefined;
  }
}

function fileOf(
  path: string,
  { files }: OpenedResult,
  page: ReadonlyMap<string, string>,
): ServedFile | undefined {
  const [, ofResult] = /^files\/(.*)$/s.exec(path) ?? [];
  if (ofResult !== undefined) {
    const found = files.get(ofResult);
    return found === undefined ? undefined : { path: found, type: resultType(ofResult)! };
  }
  const name = path === '' ? 'index.html' : path;
  const found = page.get(name);
  const type = PAGE_TYPES[extname(name)];
  return found === undefined || type === undefined ? undefined : { path: found, type };
}

async function sendFile(response: ServerResponse, method: string, { path, type }: ServedFile): Promise<void> {
  // A link that took the file's place since it was listed is not followed.
  const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)).catch(() => undefined);
  if (!file) return refuse(response, 404, 'Not found.');
  try {
    const found = await file.stat();
    if (!found.isFile()) return refuse(response, 404, 'Not found.');
    response.writeHead(200, { 'Content-Type': type, 'Content-Length': found.size });
    if (method === 'HEAD' || found.size === 0) {
      response.end();
      return;
    }
    await pipeline(file.createReadStream({ autoClose: false, end: found.size - 1 }), response);
  } finally {
    await file.close();
  }
}

function send(response: ServerResponse, method: string, json: string): void {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  response.end(method === 'HEAD' ? undefined : json);
}

function refuse(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${sentence}\n`);
}
