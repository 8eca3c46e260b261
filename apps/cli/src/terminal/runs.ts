import type { Command } from 'commander';
import { hearSignals, type Interrupt, interruptible } from './interrupt.ts';

/** What a command does: it receives its arguments, the values of its options, and the interruptions that it must heed. */
export type Run<Given extends readonly unknown[]> = (
  ...given: readonly [...Given, Interrupt]
) => Promise<void>;

/** What takes longest to load, one part after the other: an interruption is heard between them. */
const PARTS: readonly (() => Promise<unknown>)[] = [
  () => import('@fourier-features/charts'),
  () => import('@fourier-features/pictures'),
  () => import('@fourier-features/datasets'),
  () => import('@fourier-features/tasks'),
];

/**
 * Lets a command run what `load` returns. It is loaded only then: neither help nor wrong usage waits for engines, pictures or
 * data sets.
 *
 * @param parts what is loaded before, in turn; by default what trainings and renderings need.
 */
export function runs<Given extends readonly unknown[]>(
  command: Command,
  load: () => Promise<Run<Given>>,
  parts: readonly (() => Promise<unknown>)[] = PARTS,
): Command {
  return command.action(async (...given: unknown[]) => {
    for (const part of parts) {
      await part();
      await hearSignals();
    }
    const run = await load();
    // commander adds the command itself.
    const words = given.slice(0, -1) as unknown as Given;
    await interruptible((interrupt) => run(...words, interrupt));
  });
}
