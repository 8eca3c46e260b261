import { escaped } from '@fourier-features/core/message';

/** Prints a result on stdout: the report as one JSON object, or a text for people, with what a terminal would interpret escaped. */
export function print(report: object, json: boolean | undefined, text: string): void {
  const lines = json ? [printableJson(report)] : text.replace(/\n$/, '').split('\n').map(escaped);
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** JSON leaves some of these as they are; inside its strings, where alone they occur, it has an escape for each. */
function printableJson(report: object): string {
  return JSON.stringify(report).replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    Array.from(
      { length: character.length },
      (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}
