import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createProgram } from '../src/program.ts';
import { allCommands, fullName } from './commands.ts';

const ROOT = new URL('../../../', import.meta.url);
const GUIDE = new URL('apps/docs/src/content/docs/guide/', ROOT);

interface Line {
  /** File and line. */
  readonly title: string;
  readonly text: string;
}

const pages = readdirSync(GUIDE).filter((name) => name.endsWith('.mdx'));

function linesOf(page: string): Line[] {
  const lines = readFileSync(new URL(page, GUIDE), 'utf8').split(/\r?\n/);
  return lines.map((text, i) => ({ title: `${page}:${i + 1}`, text }));
}

/** Lines of the guide that are commands; what they print is in other blocks. */
const commands = pages.flatMap(linesOf).filter(({ text }) => text.startsWith('fourier-features '));

/** Parses a command completely, but does not run it. */
async function parse(line: string): Promise<void> {
  const program = createProgram();
  for (const command of allCommands(program)) {
    command.configureOutput({ writeOut: () => {}, writeErr: () => {} });
    if (command.commands.length === 0) command.action(() => {});
  }
  const [, ...words] = line.split(/\s+/);
  await program.parseAsync(words, { from: 'user' });
}

describe('the guide', () => {
  test('has commands of every task', () => {
    const said = commands.map(({ text }) => text.split(' ')[1]);
    expect([...new Set(said)].toSorted()).toEqual([
      'ct',
      'image',
      'mri',
      'nerf',
      'occupancy',
      'theory',
      'view',
    ]);
  });

  for (const { title, text } of commands) {
    test(`${title} is a command that the program accepts: ${text}`, async () => {
      await expect(parse(text)).resolves.toBeUndefined();
    });
  }

  test('parsing refuses commands, options and values that do not exist', async () => {
    await expect(parse('fourier-features image fitt photo.jpg')).rejects.toThrow('unknown command');
    await expect(parse('fourier-features image fit photo.jpg --stepz 3')).rejects.toThrow('unknown option');
    await expect(parse('fourier-features image fit photo.jpg --kind poto')).rejects.toThrow(
      '--kind must be one of',
    );
    await expect(parse('fourier-features image fit')).rejects.toThrow('missing required argument');
  });

  const options = new Set(
    allCommands(createProgram()).flatMap(({ options: all }) =>
      all.flatMap(({ long }) => (long ? [long] : [])),
    ),
  );
  /** Options of experiments, benchmarks, package managers and bundlers. */
  const others = new Set([
    '--help',
    ...['--budget', '--figure', '--mixed-sources'],
    ...['--only', '--rounds', '--workloads'],
    ...['--filter', '--global', '--omit', '--package'],
    ...['--bundle', '--loader', '--outdir', '--public-path'],
  ]);

  test('names options that exist', () => {
    const unknown = pages.flatMap(linesOf).flatMap(({ title, text }) =>
      [...text.matchAll(/(?<=[\s`(])--[a-z][a-z-]*/g)]
        .map(([name]) => name)
        .filter((name) => !options.has(name) && !others.has(name))
        .map((name) => `${title} ${name}`),
    );
    expect(unknown).toEqual([]);
    expect(options.size, fullName(createProgram())).toBeGreaterThan(50);
  });
});

describe('troubleshooting', () => {
  const folders = ['apps/cli', ...readdirSync(new URL('packages/', ROOT)).map((name) => `packages/${name}`)];
  const sources = folders.flatMap((folder) => sourcesIn(new URL(`${folder}/src/`, ROOT))).join('\n');
  const quotes = linesOf('troubleshooting.mdx').flatMap(({ title, text }) => {
    const quote = /^\| `([^`]+)` \|/.exec(text)?.[1];
    return quote === undefined ? [] : [{ title, quote }];
  });

  test('quotes messages', () => {
    expect(quotes.length).toBeGreaterThan(40);
  });

  for (const { title, quote } of quotes) {
    test(`${title} quotes the sources: ${quote}`, () => {
      for (const part of quote.split('…').map((each) => each.trim())) expect(sources).toContain(part);
    });
  }
});

function sourcesIn(folder: URL): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => readFileSync(new URL(path.replaceAll('\\', '/'), folder), 'utf8'));
  } catch {
    return []; // a folder that a renamed package left behind
  }
}
