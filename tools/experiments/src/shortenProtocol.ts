import type { ExperimentArguments } from './arguments.ts';

/**
 * Returns the protocol with the counts that `--steps` or `--budget` leaves: `--steps` replaces `steps`; `--budget` scales
 * `steps` and every count in `others`, rounded up, so that each stays at least 1. Without either, returns the protocol
 * unchanged.
 *
 * @param others further counts that take time, such as the steps of a baseline or the number of test points.
 */
export function shortenProtocol<Protocol extends { readonly steps: number }>(
  protocol: Protocol,
  { steps, budget }: Pick<ExperimentArguments, 'steps' | 'budget'>,
  others: readonly CountOf<Protocol>[] = [],
): Protocol {
  if (steps !== undefined) return { ...protocol, steps };
  if (budget === undefined) return protocol;
  const counts = ['steps', ...others] as readonly (keyof Protocol)[];
  const scaled = counts.map((name) => [name, Math.ceil(budget * (protocol[name] as number))]);
  return { ...protocol, ...Object.fromEntries(scaled) };
}

/** The names of a protocol's numbers. */
type CountOf<Protocol> = {
  [Name in keyof Protocol]: Protocol[Name] extends number ? Name : never;
}[keyof Protocol];

/** Returns the first items of a list, as many as `--budget` leaves, rounded up; all of them without it. */
export function shortenList<Item>(
  list: readonly Item[],
  { budget = 1 }: Pick<ExperimentArguments, 'budget'>,
): readonly Item[] {
  return list.slice(0, Math.ceil(budget * list.length));
}
