import { Argument, Command } from 'commander';
import { oneOf } from '../terminal/rules.ts';
import { SHELLS } from './scripts.ts';

/** Name of the command. */
export const COMPLETION = 'completion';

/** Returns `completion`. */
export function completionCommand(): Command {
  return new Command(COMPLETION)
    .description('Print a script with which a shell completes commands, options and their values.')
    .addArgument(
      new Argument('<shell>', 'Shell.').choices(SHELLS).argParser((text) => oneOf(SHELLS)('shell', text)),
    )
    .addHelpText(
      'after',
      `
Add the line for your shell to its start-up file:
  bash        eval "$(fourier-features completion bash)"
  zsh         eval "$(fourier-features completion zsh)", after compinit
  fish        fourier-features completion fish | source
  powershell  fourier-features completion powershell | Out-String | Invoke-Expression

Examples:
  $ fourier-features completion bash
  $ fourier-features completion fish`,
    );
}
