import { spawn } from 'node:child_process';
import { say } from '../terminal/say.ts';

/** The program of each system that opens an address, and what it takes before the address. */
const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** Opens an address in the default browser. If that fails, a line says so: the address was printed. */
export function openBrowser(url: string): void {
  const [program, ...words] = OPENERS[process.platform] ?? ['xdg-open'];
  const child = spawn(program, [...words, url], { stdio: 'ignore', detached: true });
  child.on('error', () => say(`--open: ${program} could not be started. Open the address in a browser.`));
  child.unref();
}
