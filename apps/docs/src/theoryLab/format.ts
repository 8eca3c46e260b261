/** Returns a number with two digits, in the notation of charts. */
export function shortNumber(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  return size >= 1e4 || size < 1e-3
    ? value.toExponential(1).replace('e+', 'e')
    : String(Number(value.toPrecision(2)));
}

const UNITS = [
  [365.25 * 86_400, 'years'],
  [86_400, 'days'],
  [3600, 'hours'],
  [60, 'minutes'],
  [1, 's'],
  [1e-3, 'ms'],
] as const;

/** Returns a duration in its largest fitting unit. */
export function duration(seconds: number): string {
  const [size, unit] = UNITS.find(([each]) => seconds >= each) ?? [1e-3, 'ms'];
  return `${shortNumber(seconds / size)} ${unit}`;
}

/** Returns an amount of memory in its largest fitting unit. */
export function memory(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log2(bytes) / 10)));
  return `${shortNumber(bytes / 1024 ** power)} ${units[power]}`;
}
