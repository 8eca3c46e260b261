import type { Command } from 'commander';
import { completion } from './candidates.ts';
import { FILES, SCRIPTS, type Shell } from './scripts.ts';

/** Prints the script of a shell. */
export function runCompletion(shell: Shell): Promise<void> {
  process.stdout.write(`${SCRIPTS[shell]}\n`);
  return Promise.resolve();
}

/** Prints what may complete the last word: a line each, with a description after a tab. */
export function printCandidates(program: Command, words: readonly string[]): void {
  const { candidates, files } = completion(program, words);
  const lines = candidates.map(({ word, description }) => `${word}\t${description}`);
  if (files) lines.push(FILES);
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
}
