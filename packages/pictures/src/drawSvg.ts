import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';

/** Longest time that the drawing of an SVG may take: a few hundred bytes of filters can take hours. */
const LIMIT_SECONDS = 10;

/** Draws the SVG on standard input as PNG; the argument is the path of sharp. */
const PROGRAM = `
const chunks = [];
process.stdin.on('data', (chunk) => chunks.push(chunk)).on('end', async () => {
  try {
    process.stdout.write(await require(process.argv[1])(Buffer.concat(chunks)).png().toBuffer());
  } catch (error) {
    process.stderr.write(error.message);
    process.exitCode = 1;
  }
});`;

/**
 * Draws an SVG in a process of its own, which can be ended; the library cannot be interrupted.
 *
 * @returns a PNG file.
 * @throws Error with the library's reason, or if the drawing takes longer than `limitSeconds`.
 */
export function drawSvg(bytes: Uint8Array, limitSeconds: number = LIMIT_SECONDS): Promise<Uint8Array> {
  const sharpPath = createRequire(import.meta.url).resolve('sharp');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--eval', PROGRAM, sharpPath], {
      timeout: 1000 * limitSeconds,
      killSignal: 'SIGKILL',
      // Options of this process, such as hooks, are not for that program.
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    const [output, errors]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve(Buffer.concat(output));
      else if (signal)
        reject(new Error(`an SVG must take at most ${limitSeconds} s to draw. Convert it to PNG first`));
      else reject(new Error(Buffer.concat(errors).toString()));
    });
    // A program that has ended does not read the rest.
    child.stdin.on('error', () => {});
    child.stdin.end(bytes);
  });
}
