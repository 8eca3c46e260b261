import { Command } from 'commander';
import { option } from '../terminal/option.ts';
import { integer } from '../terminal/rules.ts';

/** Values of the options of `view`. */
export interface ViewValues {
  port?: number;
  open?: true;
  json?: true;
}

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
    );
}
