import { excerpt } from '@fourier-features/core/message';
import type { Option } from 'commander';

/**
 * Returns the value of an option from that of its key in a config file, by the rule for its text on the command line.
 *
 * @param where the key, for the message.
 * @throws RangeError that states the key, the rule and the value.
 */
export function configValue(option: Option, value: unknown, where: string): unknown {
  if (isFlag(option)) {
    if (typeof value !== 'boolean')
      throw new RangeError(`${where} must be true or false, got ${excerpt(value)}`);
    return value;
  }
  if (typeof value !== 'string' && typeof value !== 'number')
    throw new RangeError(`${where} must be a number or a string, got ${excerpt(value)}`);
  try {
    return option.parseArg ? option.parseArg(String(value), undefined) : value;
  } catch (error) {
    // The rules name the option, which nobody typed.
    const message = (error as Error).message.replace(option.long!, () => where);
    throw new RangeError(message, { cause: error });
  }
}

/** Returns whether an option has no value on the command line. */
export function isFlag({ required, optional }: Option): boolean {
  return !required && !optional;
}
