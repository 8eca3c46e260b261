import { Command } from 'commander';
import { interruptible, type Phase } from '../terminal/interrupt.ts';
import { option } from '../terminal/option.ts';
import { print } from '../terminal/print.ts';
import { integer } from '../terminal/rules.ts';
import { openBrowser } from './openBrowser.ts';
import { openResult } from './openResult.ts';
import { pageFiles } from './pageFiles.ts';
import { serveResult } from './serveResult.ts';

interface ViewValues {
  port?: number;
  open?: true;
  json?: true;
}

/** A server is ended by an interruption, so that this is no failure. */
const SERVING: Phase = { announcement: 'stopping the server', action: 'stop', outcome: 'stopped' };

/** Returns `view`. */
export function viewCommand(): Command {
  return new Command('view')
    .description('Show the results of a fit or a comparison, and its fields, in the browser.')
    .argument('<result>', 'Folder that a fit or a comparison wrote, or a field: field.safetensors.')
    .addOption(
      option('--port <n>', 'Port of the server, on 127.0.0.1 only. (default: a free one)', {
        rule: integer(1, 65_535),
      }),
    )
    .option('--open', 'Open the page in the default browser.')
    .option('--json', 'Print one JSON object on stdout and nothing else there.')
    .addHelpText(
      'after',
      `
The server is read-only and runs until it is interrupted (Ctrl-C). Only this machine reaches it.

Examples:
  $ fourier-features view photo-gaussian
  $ fourier-features view photo-comparison --open
  $ fourier-features view gyroid-gaussian/field.safetensors --port 8080`,
    )
    .action((path: string, { port = 0, open, json }: ViewValues) =>
      interruptible(async ({ signal, enter }) => {
        const result = await openResult(path);
        const server = await serveResult({ result, page: await pageFiles(), port });
        try {
          await enter(SERVING);
          const { url } = server;
          const files = result.files.size;
          print({ task: 'view', url, files }, json, `${url} shows ${path} (Ctrl-C ends the server)`);
          if (open) openBrowser(url);
          await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
        } finally {
          await server.close();
        }
      }),
    );
}
