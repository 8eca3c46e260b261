import type { Command } from 'commander';
import { conditionOf } from './option.ts';
import { UserError } from './userError.ts';

/**
 * Refuses options that would have no effect.
 *
 * @param given flags that do not apply, and whether their values differ from the defaults.
 * @param rule what would have to hold for them to apply.
 * @throws UserError at the first that was given.
 */
export function refuseUnused(given: Readonly<Record<string, boolean>>, rule: string): void {
  for (const [flag, differs] of Object.entries(given))
    if (differs) throw new UserError(`${flag}: ${rule}. Leave out the option.`);
}

/**
 * Refuses options of a command that have no effect next to its other options.
 *
 * @throws UserError at the first.
 */
export function refuseWithoutEffect(command: Command): void {
  const values = command.opts();
  for (const option of command.options) {
    const condition = conditionOf(option);
    if (!condition || command.getOptionValueSource(option.attributeName()) === undefined) continue;
    refuseUnused({ [option.long!]: !condition.applies(values) }, condition.rule(values));
  }
}
