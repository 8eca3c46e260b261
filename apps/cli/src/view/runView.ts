import type { Interrupt, Phase } from '../terminal/interrupt.ts';
import { print } from '../terminal/print.ts';
import type { ViewValues } from './command.ts';
import { openBrowser } from './openBrowser.ts';
import { openResult } from './openResult.ts';
import { pageFiles } from './pageFiles.ts';
import { serveResult } from './serveResult.ts';

const SERVING: Phase = { announcement: 'stopping the server', action: 'stop', outcome: 'stopped' };

/** Serves a result until it is interrupted, which is no failure. */
export async function runView(
  path: string,
  { port = 0, open, json }: ViewValues,
  { signal, enter }: Interrupt,
): Promise<void> {
  const result = await openResult(path);
  const server = await serveResult({ result, page: await pageFiles(), port });
  try {
    await enter(SERVING);
    const { url } = server;
    const report = { task: 'view', url, files: result.files.size };
    print(report, json, `${url} shows ${path} (Ctrl-C ends the server)`);
    if (open) openBrowser(url);
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  } finally {
    await server.close();
  }
}
