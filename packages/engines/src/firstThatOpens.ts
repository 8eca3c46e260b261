import type { ChosenEngine } from './chosenEngine.ts';

/** An engine that may not run here. */
export interface Candidate {
  /** Name for the reasons. */
  readonly name: string;
  open(): Promise<ChosenEngine>;
}

/**
 * Opens the first of some engines that runs here, and adds to its description why those before it do not.
 *
 * @throws Error with all reasons if none runs.
 */
export async function firstThatOpens(candidates: readonly Candidate[]): Promise<ChosenEngine> {
  const reasons: string[] = [];
  for (const { name, open } of candidates) {
    try {
      const { description, ...opened } = await open();
      const skipped = reasons.length > 0 ? `; faster ones skipped: ${reasons.join(', ')}` : '';
      return { ...opened, description: `${description}${skipped}` };
    } catch (error) {
      reasons.push(`${name} (${reasonOf(error)})`);
    }
  }
  throw new Error(`chooseEngine: no engine runs here: ${reasons.join(', ')}`);
}

/** Returns the first sentence of an error's message, which names the fault, without the function's name before it. */
function reasonOf(error: unknown): string {
  const { code, message = String(error) } = error as { code?: string; message?: string };
  if (code === 'ERR_MODULE_NOT_FOUND') return 'not installed';
  return message.split(/\n|\.$|\. (?=[A-Z])/)[0]!.replace(/^\w+: /, '');
}
