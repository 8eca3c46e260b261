import { styleText } from 'node:util';
import { hasColor, type Terminal } from './terminalFeatures.ts';

const STYLES = {
  error: ['bold', 'red'],
  warning: ['bold', 'yellow'],
  title: ['bold'],
} as const;

/** Returns a text in the style of its role, if the stream has colours; the text alone otherwise. */
export function painted(role: keyof typeof STYLES, text: string, stream: Terminal): string {
  // The stream was examined here: Node would look at the environment alone, not at --color.
  return hasColor(stream) ? styleText([...STYLES[role]], text, { validateStream: false }) : text;
}
