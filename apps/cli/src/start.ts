import { EngineLostError } from '@fourier-features/core';
import { CommanderError } from 'commander';
import { printCandidates } from './completion/printCompletion.ts';
import { COMPLETE } from './completion/scripts.ts';
import { releaseGpus } from './engine.ts';
import { engineWords } from './engineWords.ts';
import { forgetInputs } from './files/inputIdentity.ts';
import { releaseLocks } from './files/lock.ts';
import { createProgram } from './program.ts';
import { resetOutputMode } from './terminal/outputMode.ts';
import { sayError } from './terminal/say.ts';
import { sayUnexpected } from './terminal/unexpected.ts';
import { oneLine, UserError } from './terminal/userError.ts';
import { lossText } from './training/lossText.ts';

/** Runs the program on the arguments of this process. */
export async function start(): Promise<void> {
  process.on('exit', releaseGpus);
  await run(process.argv.slice(2));
}

/**
 * Runs the program on the words after its name. Sets the exit code: 0 done, 1 a bug in this program, 2 wrong usage or input or
 * a device that was lost, 130 interrupted.
 */
export async function run(words: readonly string[]): Promise<void> {
  resetOutputMode();
  try {
    const program = createProgram();
    if (words[0] === COMPLETE) printCandidates(program, words.slice(1));
    else await program.parseAsync(helpLast(words), { from: 'user' });
  } catch (error) {
    process.exitCode = exitCodeOf(error);
  } finally {
    releaseLocks();
    releaseGpus();
    forgetInputs();
  }
}

/** Returns `help image fit` as `image fit --help`, which commander's own command reads for one word only. */
function helpLast(words: readonly string[]): readonly string[] {
  return words[0] === 'help' ? [...words.slice(1), '--help'] : words;
}

function exitCodeOf(error: unknown): number {
  // commander has already printed its line; help and version end with 0.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UserError || error instanceof RangeError) {
    sayError(engineWords(error));
    return 2;
  }
  if (error instanceof EngineLostError) {
    sayError(oneLine(lossText(error)));
    return 2;
  }
  sayUnexpected(error);
  return 1;
}
