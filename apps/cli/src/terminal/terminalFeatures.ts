import { outputMode } from './outputMode.ts';

/** The part of a stream that decides what is written to it. */
export interface Terminal {
  readonly isTTY?: boolean;
  hasColors?(): boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Returns whether text on a stream is coloured: as `--color` or `--no-color` says, otherwise not if NO_COLOR is set, otherwise
 * as FORCE_COLOR says, otherwise if the stream is a terminal that has colours, which one with `TERM=dumb` has not.
 *
 * @see https://no-color.org
 */
export function hasColor(
  stream: Terminal,
  environment: Environment = process.env,
  chosen: boolean | undefined = outputMode.color,
): boolean {
  if (chosen !== undefined) return chosen;
  const { NO_COLOR, FORCE_COLOR, TERM } = environment;
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined) return !['0', 'false'].includes(FORCE_COLOR);
  return stream.isTTY === true && TERM !== 'dumb' && (stream.hasColors?.() ?? false);
}

/** Returns whether a stream is a terminal on which the cursor can be moved. */
export function movesCursor(stream: Terminal, { TERM }: Environment = process.env): boolean {
  return stream.isTTY === true && TERM !== 'dumb';
}
