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
