import type { Bounds } from '@fourier-features/core';
import { excerpt } from '@fourier-features/core/message';
import { suggestion } from './suggestion.ts';

/** What the text of an option must be: parses it, or throws a RangeError that states the rule and the text. */
export type Rule<Value> = (option: string, text: string) => Value;

/** An integer from `low` to `high`. */
export function integer(low: number, high: number, unit?: string): Rule<number> {
  return numberRule(
    (value) => Number.isInteger(value) && value >= low && value <= high,
    `an integer from ${low} to ${high}${inUnit(unit)}`,
  );
}

/** A power of 2 from 1 to `high`. */
export function powerOfTwo(high: number, unit?: string): Rule<number> {
  return numberRule(
    (value) => Number.isInteger(Math.log2(value)) && value >= 1 && value <= high,
    `a power of 2 from 1 to ${high}${inUnit(unit)}`,
  );
}

/** A number greater than 0 and at most `high`. */
export function positive(high: number, unit?: string): Rule<number> {
  return numberRule(
    (value) => value > 0 && value <= high,
    `greater than 0 and at most ${high}${inUnit(unit)}`,
  );
}

/** A number from `low` to below `high`. */
export function halfOpen(low: number, high: number): Rule<number> {
  return numberRule((value) => value >= low && value < high, `from ${low} to below ${high}`);
}

/** A number from `low` to `high`. */
export function between(low: number, high: number): Rule<number> {
  return numberRule((value) => value >= low && value <= high, `from ${low} to ${high}`);
}

/** Any finite number. */
export function finite(unit?: string): Rule<number> {
  return numberRule((value) => Number.isFinite(value), `a number${inUnit(unit)}`);
}

/** An angle from `low` to `high` degrees, returned in radians. */
export function degrees(low: number, high: number): Rule<number> {
  const rule = numberRule(
    (value) => value >= low && value <= high,
    `an angle from ${low} to ${high}, in degrees`,
  );
  return (option, text) => (rule(option, text) * Math.PI) / 180;
}

/** A word, or what another rule accepts. */
export function wordOr<Word extends string, Value>(word: Word, rule: Rule<Value>): Rule<Word | Value> {
  return (option, text) => {
    if (text === word) return word;
    try {
      return rule(option, text);
    } catch (error) {
      throw new RangeError((error as Error).message.replace(' must be ', ` must be ${word}, or `));
    }
  };
}

/** One of several words. */
export function oneOf<Word extends string>(words: readonly Word[]): Rule<Word> {
  return (option, text) => {
    const found = words.find((word) => word === text);
    if (found !== undefined) return found;
    const { message } = refusal(option, `one of ${words.join(', ')}`, text);
    throw new RangeError(message + suggestion(text, words));
  };
}

/** Several words, separated by commas; returned in the order given, each once. */
export function listOf<Word extends string>(words: readonly Word[]): Rule<Word[]> {
  return (option, text) => {
    const given = text.split(',');
    const unknown = given.find((each) => !words.some((word) => word === each));
    if (unknown === undefined) return [...new Set(given as Word[])];
    const { message } = refusal(option, `words separated by commas, of ${words.join(', ')}`, text);
    throw new RangeError(message + suggestion(unknown, words));
  };
}

/** WIDTHxHEIGHT in pixels, such as 1024x768. */
export const pixelSize: Rule<{ width: number; height: number }> = (option, text) => {
  const [width, height] = (/^(\d+)x(\d+)$/i.exec(text) ?? []).slice(1).map(Number);
  if (!width || !height || width > 65_535 || height > 65_535)
    throw refusal(option, 'WIDTHxHEIGHT in pixels, each from 1 to 65535, such as 1024x768', text);
  return { width, height };
};

/** Several numbers greater than 0 and at most `high`, separated by commas; returned in ascending order, each once. */
export function positiveList(high: number, unit?: string): Rule<number[]> {
  const item = positive(high);
  return (option, text) => {
    try {
      const values = text.split(',').map((each) => item(option, each));
      return [...new Set(values)].toSorted((a, b) => a - b);
    } catch {
      const rule = `numbers separated by commas, each greater than 0 and at most ${high}${inUnit(unit)}`;
      throw refusal(option, rule, text);
    }
  };
}

/** x0,y0,z0,x1,y1,z1: the lower and the upper corner of a box. */
export const box: Rule<Bounds> = (option, text) => {
  const parts = text.split(',');
  const numbers = parts.map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const [x0, y0, z0, x1, y1, z1] = numbers as [number, number, number, number, number, number];
  if (!(parts.length === 6 && numbers.every(Number.isFinite) && x0 < x1 && y0 < y1 && z0 < z1))
    throw refusal(option, 'x0,y0,z0,x1,y1,z1 with x0 < x1, y0 < y1 and z0 < z1, such as -1,-1,0,1,1,2', text);
  return { min: [x0, y0, z0], max: [x1, y1, z1] };
};

/** Path of a PNG. */
export const pngPath: Rule<string> = (option, given) => {
  if (!/\.png$/i.test(given)) throw refusal(option, 'a path that ends in .png', given);
  return given;
};

/** A path, which must not be empty, as it is if a shell's variable is unset. */
export const path: Rule<string> = (option, given) => {
  if (given === '') throw refusal(option, 'a path', given);
  return given;
};

/** Returns the error for a text that breaks a rule. */
export function refusal(option: string, rule: string, given: string): RangeError {
  return new RangeError(`${option} must be ${rule}, got ${excerpt(given)}`);
}

function numberRule(accepts: (value: number) => boolean, rule: string): Rule<number> {
  return (option, given) => {
    const value = Number(given);
    if (given.trim() === '' || !accepts(value)) throw refusal(option, rule, given);
    return value;
  };
}

function inUnit(unit: string | undefined): string {
  return unit === undefined ? '' : `, in ${unit}`;
}
