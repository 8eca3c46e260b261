import { InvalidArgumentError } from 'commander';

/** A parser of whole numbers from `low` to `high`, for commander. */
export function wholeNumber(low: number, high: number, unit: string): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === '' || !Number.isInteger(value) || value < low || value > high) {
      throw new InvalidArgumentError(`It must be a whole number of ${unit} from ${low} to ${high}.`);
    }
    return value;
  };
}

/** A parser of numbers greater than 0 and at most `high`. */
export function positiveNumber(high: number, unit: string): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === '' || !(value > 0) || value > high) {
      throw new InvalidArgumentError(`It must be greater than 0 and at most ${high}, in ${unit}.`);
    }
    return value;
  };
}

/** `auto`, or a number greater than 0 and at most `high`. */
export function positiveNumberOrAuto(high: number, unit: string): (text: string) => number | 'auto' {
  const number = positiveNumber(high, unit);
  return (text) => {
    if (text === 'auto') return 'auto';
    try {
      return number(text);
    } catch {
      throw new InvalidArgumentError(
        `It must be greater than 0 and at most ${high}, in ${unit}, or auto to choose it from the data.`,
      );
    }
  };
}

/** A parser of angles. */
export function degrees(low: number, high: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === '' || !(value >= low && value <= high)) {
      throw new InvalidArgumentError(`It must be an angle from ${low} to ${high} degrees.`);
    }
    return value;
  };
}

/** `full`, or a whole number of pixels. */
export function batchSize(text: string): number | 'full' {
  if (text === 'full') return 'full';
  try {
    return wholeNumber(1, 2 ** 24, 'pixels')(text);
  } catch {
    throw new InvalidArgumentError(`It must be full, or a whole number of pixels from 1 to ${2 ** 24}.`);
  }
}

/** WIDTHxHEIGHT in pixels, such as 1024x768. */
export function pixelSize(text: string): { width: number; height: number } {
  const [width, height] = (/^(\d+)x(\d+)$/i.exec(text) ?? []).slice(1).map(Number);
  if (!width || !height || width > 65_535 || height > 65_535) {
    throw new InvalidArgumentError(
      'It must be WIDTHxHEIGHT in pixels, each from 1 to 65535, such as 1024x768.',
    );
  }
  return { width, height };
}
