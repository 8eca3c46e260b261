/** Gives readers changed files and keeps the inputs that they fail on. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Reader } from './readers/reader.ts';
import { readers } from './readers/readers.ts';
import { fuzz } from './run/fuzz.ts';
import { type Isolation, isolate } from './run/isolation.ts';
import { minimise } from './run/minimise.ts';
import { type Fault, isFault, signatureOf } from './run/outcome.ts';

const FAILURES = new URL('../failures/', import.meta.url);

const USAGE = `Usage: npx pnpm --filter @fourier-features/fuzz fuzz [options]

  --parser <names>   Readers, separated by commas. (default: all)
  --inputs <n>       Number of inputs for each reader. (default: 1000)
  --first <n>        Number of the first input. (default: 0)
  --seed <n>         Seed of the changes. (default: 1)
  --seconds <s>      Time limit for an input. (default: 10)
  --memory <MiB>     Memory limit. (default: 1024)
  --replay <file>    Gives one reader a kept input and prints what becomes of it.
  --minimise <file>  Removes what a kept input does not need to fail, and writes it again.

Readers: ${readers.map(({ name }) => name).join(', ')}
`;

const { values } = parseArgs({
  options: {
    parser: { type: 'string' },
    inputs: { type: 'string', default: '1000' },
    first: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '10' },
    memory: { type: 'string', default: '1024' },
    replay: { type: 'string' },
    minimise: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const say = (text: string): void => void process.stdout.write(text);

const limits = { seconds: Number(values.seconds), memoryBytes: Number(values.memory) * 2 ** 20 };
if (values.help) say(USAGE);
else if (values.replay) await isolated(replay, only(), values.replay);
else if (values.minimise) await isolated(shorten, only(), values.minimise);
else for (const reader of chosen()) await isolated(search, reader, '');

/** Runs a command in a process of its own. */
async function isolated(
  run: (isolation: Isolation, reader: Reader, path: string) => Promise<void>,
  reader: Reader,
  path: string,
): Promise<void> {
  const isolation = isolate(limits);
  try {
    await run(isolation, reader, path);
  } finally {
    isolation.close();
  }
}

function chosen(): readonly Reader[] {
  const names = values.parser?.split(',') ?? readers.map(({ name }) => name);
  return names.map((name) => {
    const reader = readers.find((each) => each.name === name);
    if (!reader) throw new RangeError(`--parser: ${name} is not a reader. See --help.`);
    return reader;
  });
}

function only(): Reader {
  const [reader, ...others] = chosen();
  if (!reader || others.length > 0) throw new RangeError('--parser must name the reader of the file');
  return reader;
}

async function search(isolation: Isolation, reader: Reader): Promise<void> {
  const options = {
    isolation,
    inputs: Number(values.inputs),
    first: Number(values.first),
    seed: Number(values.seed),
  };
  const { accepted, refused, findings } = await fuzz(reader, options);
  const { seconds, bytes } = isolation.most();
  const cost = `at most ${seconds.toFixed(2)} s, ${Math.round(bytes / 2 ** 20)} MiB`;
  const failed = findings.reduce((sum, { count }) => sum + count, 0);
  say(
    `${reader.name}: ${accepted} accepted, ${refused} refused, ${failed} failed in ${findings.length} ways; ${cost}\n`,
  );
  for (const { fault, index, bytes, count } of findings) {
    const file = new URL(`${reader.name}-${values.seed}-${index}`, FAILURES);
    await mkdir(FAILURES, { recursive: true });
    await writeFile(file, bytes);
    say(`  ${count} × ${printable(fault)}\n    ${fileURLToPath(file)}\n`);
    process.exitCode = 1;
  }
}

async function replay(isolation: Isolation, { name }: Reader, path: string): Promise<void> {
  const outcome = await isolation.run({ reader: name, bytes: await readFile(path) });
  if (isFault(outcome)) process.exitCode = 1;
  say(`${isFault(outcome) ? printable(outcome) : JSON.stringify(outcome)}\n`);
}

async function shorten(isolation: Isolation, { name }: Reader, path: string): Promise<void> {
  const bytes = await readFile(path);
  const outcome = await isolation.run({ reader: name, bytes });
  if (!isFault(outcome)) throw new RangeError(`--minimise: ${path} must be an input that ${name} fails on`);
  const signature = signatureOf(outcome);
  const smallest = await minimise(bytes, async (shorter) => {
    const next = await isolation.run({ reader: name, bytes: shorter });
    return isFault(next) && signatureOf(next) === signature;
  });
  await writeFile(`${path}.min`, smallest);
  say(`${printable(outcome)}\n${path}.min: ${smallest.length} of ${bytes.length} bytes\n`);
}

/** Returns a fault on one line, whatever it quotes. */
function printable({ kind, detail }: Fault): string {
  return `${kind}: ${JSON.stringify(detail.slice(0, 300))}`;
}
