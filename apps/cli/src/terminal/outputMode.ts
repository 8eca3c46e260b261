/** How the program speaks, as the options that all commands have say. */
export interface OutputMode {
  /** Whether only errors and results are printed. */
  quiet: boolean;
  /** Whether text is coloured; undefined leaves it to the environment. */
  color: boolean | undefined;
}

/** The mode of this run. */
export const outputMode: OutputMode = { quiet: false, color: undefined };

/** Forgets what an earlier run in this process set. */
export function resetOutputMode(): void {
  outputMode.quiet = false;
  outputMode.color = undefined;
}
