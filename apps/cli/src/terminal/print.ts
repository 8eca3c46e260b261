/** Prints a result on stdout: the report as one JSON object, or a text for people. */
export function print(report: object, json: boolean | undefined, text: string): void {
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : text.endsWith('\n') ? text : `${text}\n`);
}
