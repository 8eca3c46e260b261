/** Returns the line with the message of an uncaught error: in Node's report the first that names one, in Python's the last. */
export function failureReason(errors: string): string | undefined {
  const lines = errors.trim().split('\n');
  return lines.find((line) => /^(\w*Error|Uncaught)\b.*:/.test(line)) ?? (lines.at(-1) || undefined);
}
