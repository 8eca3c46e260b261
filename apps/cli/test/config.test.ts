import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { configSchema } from '../src/config/configSchema.ts';
import { createProgram } from '../src/program.ts';
import { CALLS, type Given } from './calls.ts';
import { allCommands, fullName } from './commands.ts';
import { writeInputs } from './inputs.ts';
import { readManifest } from './manifest.ts';
import { expectRefusal, inFolder, runCli } from './runCli.ts';

const NAME = 'fourier-features.config.json';
const FIT = ['image', 'fit', 'stripes.png'] as const;
const SMALL = { width: 5, depth: 2, frequencies: 6, steps: 2 } as const;

async function writeConfig(folder: string, config: unknown, name = NAME): Promise<void> {
  await writeFile(join(folder, name), JSON.stringify(config));
}

/** Calls `use` with a folder that has inputs and a config file. */
async function configured(config: unknown, use: (folder: string) => Promise<void>): Promise<void> {
  await inFolder(async (folder) => {
    await writeInputs(folder);
    await writeConfig(folder, config);
    await use(folder);
  });
}

/** Fits a picture and returns the settings in its manifest, and what was printed on stderr. */
async function fit(
  folder: string,
  words: readonly string[],
): Promise<{ settings: Readonly<Record<string, unknown>>; stderr: string }> {
  const { code, stderr } = await runCli(folder, [...words, '--out', 'out', '--overwrite']);
  expect(code, stderr).toBe(0);
  return { settings: (await readManifest(folder, 'out')).settings, stderr };
}

test('the command line precedes a command, which precedes its task, which precedes what all share', async () => {
  const config = {
    ...{ ...SMALL, seed: 11, threads: 1 },
    image: { seed: 12, width: 6, depth: 3, fit: { seed: 13, width: 7 }, compare: { seed: 15 } },
    ct: { seed: 16 },
  };
  await configured(config, async (folder) => {
    const { settings, stderr } = await fit(folder, [...FIT, '--seed', '14']);
    expect(settings).toMatchObject({ seed: 14, width: 7, depth: 3, frequencyCount: 6, batchSize: 4096 });
    expect(stderr.split('\n')[0]).toBe(
      `options from ${NAME}: --frequencies 6 --width 7 --depth 3 --steps 2 --threads 1`,
    );
  });
});

test('the nearest file counts, alone; --config names another and --no-config none', async () => {
  await configured({ ...SMALL, seed: 1, image: { fit: { batchSize: 7 } } }, async (folder) => {
    const below = join(folder, 'a', 'b');
    await mkdir(below, { recursive: true });
    const words = ['image', 'fit', join('..', '..', 'stripes.png')];
    const parent = await fit(below, words);
    expect(parent.settings).toMatchObject({ seed: 1, batchSize: 7 });
    expect(parent.stderr).toContain(`options from ${join('..', '..', NAME)}: `);
    await writeConfig(join(folder, 'a'), { ...SMALL, seed: 2 });
    expect((await fit(below, words)).settings).toMatchObject({ seed: 2, batchSize: 4096 });
    await writeConfig(folder, { ...SMALL, seed: 3 }, 'other.json');
    const named = await fit(below, ['--config', join('..', '..', 'other.json'), ...words]);
    expect(named.settings).toMatchObject({ seed: 3, batchSize: 4096 });
    const options = ['--width', '5', '--depth', '2', '--frequencies', '6', '--steps', '2'];
    const none = await fit(below, [...words, '--no-config', ...options]);
    expect(none.settings).toMatchObject({ seed: 0, batchSize: 4096 });
    expect(none.stderr).not.toContain('options from');
  });
});

test('a file with options of other commands only says so, and changes nothing', async () => {
  const config = { $schema: 'config.schema.json', photons: 5, ct: { angles: 5 }, theory: {} };
  await configured(config, async (folder) => {
    const words = ['--width', '5', '--depth', '2', '--frequencies', '6', '--steps', '2'];
    const { stderr } = await fit(folder, [...FIT, ...words]);
    expect(stderr).toMatch(/^options from fourier-features\.config\.json: none\n/);
  });
});

test('a fit with options from a file has the bits of one with the same options on the command line', async () => {
  const image = {
    fit: { encoding: 'positional', scale: 4, batchSize: 'full', learningRate: 0.02, strict: true },
  };
  await configured({ ...SMALL, seed: 4, threads: 1, engine: 'wasm', image }, async (folder) => {
    await fit(folder, FIT);
    const field = await readFile(join(folder, 'out', 'field.safetensors'));
    const manifest = await readManifest(folder, 'out');
    const words = [
      ...['--width', '5', '--depth', '2', '--frequencies', '6', '--steps', '2', '--seed', '4'],
      ...['--threads', '1', '--engine', 'wasm', '--encoding', 'positional', '--scale', '4'],
      ...['--batch-size', 'full', '--learning-rate', '0.02', '--strict', '--no-config'],
    ];
    await fit(folder, [...FIT, ...words]);
    expect(await readFile(join(folder, 'out', 'field.safetensors'))).toEqual(field);
    const { settings, scores, curve } = await readManifest(folder, 'out');
    expect({ settings, scores, curve }).toEqual({
      settings: manifest.settings,
      scores: manifest.scores,
      curve: manifest.curve,
    });
  });
});

test('quiet and color count as if given', async () => {
  const esc = String.fromCharCode(27);
  await configured({ ...SMALL, quiet: true, color: true }, async (folder) => {
    const { code, stderr } = await runCli(folder, [...FIT, '--out', 'out']);
    // Only the line that says which file was read.
    expect(stderr).toMatch(/^options from fourier-features\.config\.json: [^\n]*--quiet[^\n]*\n$/);
    expect(code).toBe(0);
    const silent = await runCli(folder, [...FIT, '--out', 'silent', '--quiet']);
    expect(silent.stderr).toBe('');
    const coloured = await runCli(folder, ['image', 'fit', 'none.png']);
    expect(coloured.stderr).toContain(`${esc}[31mfourier-features:`);
    const plain = await runCli(folder, ['image', 'fit', 'none.png', '--no-color']);
    expect(plain.stderr).not.toContain(esc);
  });
});

test('a shared number of threads does not count for an engine that has none', async () => {
  await configured({ ...SMALL, threads: 1 }, async (folder) => {
    const { stderr } = await fit(folder, [...FIT, '--engine', 'tfjs-cpu']);
    expect(stderr.split('\n')[0]).not.toContain('--threads');
  });
});

test('options of fields do not count for a field that lacks them', async () => {
  const image = { fit: { scale: 7, omega: 9 } };
  await configured({ ...SMALL, field: 'siren', image }, async (folder) => {
    const siren = await fit(folder, FIT);
    expect(siren.settings).toMatchObject({ field: 'siren', omega: 9, width: 5, scale: null });
    expect(siren.stderr.split('\n')[0]).toMatch(/ --field siren .*--omega 9/);
    expect(siren.stderr.split('\n')[0]).not.toMatch(/--scale|--frequencies/);
    const fourier = await fit(folder, [...FIT, '--field', 'fourier']);
    expect(fourier.settings).toMatchObject({ field: 'fourier', scale: 7, width: 5 });
    expect(fourier.settings).not.toHaveProperty('omega');
    // What is typed must fit the field, wherever that comes from.
    await expectRefusal(
      folder,
      ['--quiet', ...FIT, '--encoding', 'basic'],
      /--encoding: --field must be fourier, got siren\. Leave out the option\./,
    );
  });
});

test('paths count from the working directory, as those on the command line', async () => {
  await configured({ ...SMALL, image: { fit: { out: 'results' } } }, async (folder) => {
    await mkdir(join(folder, 'below'));
    const words = ['image', 'fit', join('..', 'stripes.png')];
    expect((await runCli(join(folder, 'below'), words)).code).toBe(0);
    expect((await readManifest(join(folder, 'below'), 'results')).settings).toMatchObject({ width: 5 });
  });
});

test('--resume takes engine and threads from a file, and the rest from the checkpoint', async () => {
  await configured({ ...SMALL, steps: 100_000, seed: 1, engine: 'wasm' }, async (folder) => {
    const first = await runCli(folder, [...FIT, '--out', 'stopped'], { interruptAfter: ' engine, ' });
    expect(first.code, first.stderr).toBe(130);
    await writeConfig(folder, {
      ...{ width: 9, depth: 4, frequencies: 3, steps: 7, seed: 2, threads: 1, engine: 'wasm' },
      image: { fit: { scale: 3, targetPsnr: 0.02, batchSize: 7 } },
    });
    const checkpoint = join('stopped', 'checkpoint.safetensors');
    const words = [...FIT, '--resume', checkpoint, '--out', 'stopped', '--target-psnr', '0.01'];
    const { code, stderr } = await runCli(folder, words);
    expect(code, stderr).toBe(0);
    expect(stderr.split('\n')[0]).toBe(`options from ${NAME}: --engine wasm --threads 1`);
    const { settings } = await readManifest(folder, 'stopped');
    expect(settings).toMatchObject({
      ...{ width: 5, depth: 2, frequencyCount: 6, steps: 100_000, seed: 1, batchSize: 4096 },
      stop: { target: 0.01 },
    });
  });
});

test('a comparison that resumes keeps the options from the file', async () => {
  await configured({ ...SMALL, seed: 1, image: { compare: { batchSize: 8 } } }, async (folder) => {
    const words = ['image', 'compare', 'stripes.png', '--out', 'compared'];
    expect((await runCli(folder, words)).code).toBe(0);
    const again = await runCli(folder, [...words, '--resume']);
    expect(again.code, again.stderr).toBe(0);
    expect(again.stderr).not.toMatch(/step \d+\/2/);
  });
});

test('neither help nor a completion script reads a file', async () => {
  await configured('no object', async (folder) => {
    for (const words of [['image', 'fit', '--help'], ['--version'], ['completion', 'bash']])
      expect((await runCli(folder, words)).code).toBe(0);
    await expectRefusal(folder, FIT, /config\.json: must be an object, got no object/);
  });
});

describe('refused with the file, the key and the rule:', () => {
  test.each([
    [{ stepz: 1 }, /: stepz must be an option or a command\. Did you mean steps\?/],
    [{ imag: {} }, /: imag must be an option or a command\. Did you mean image\?/],
    [{ image: { fitt: {} } }, /: image\.fitt must be an option or a command\. Did you mean fit\?/],
    [
      { image: { fit: { 'batch-size': 3 } } },
      /: image\.fit\.batch-size must be an option of image fit\. Did you mean batchSize\?/,
    ],
    [{ image: { fit: { photons: 3 } } }, /: image\.fit\.photons must be an option of image fit$/m],
    [{ image: { photons: 3 } }, /: image\.photons must be an option or a command$/m],
    [{ ct: { fit: { stepz: 3 } } }, /: ct\.fit\.stepz must be an option of ct fit\. Did you mean steps\?/],
    [{ image: 3 }, /: image must be an object, got 3/],
    [{ image: { fit: [] } }, /: image\.fit must be an object, got an empty array/],
    [
      { image: { fit: { steps: 1.5 } } },
      /: image\.fit\.steps must be an integer from 1 to 10000000, got 1\.5/,
    ],
    [{ steps: null }, /: steps must be a number or a string, got null/],
    [{ steps: true }, /: steps must be a number or a string, got true/],
    [{ strict: 'yes' }, /: strict must be true or false, got yes/],
    [{ quiet: 1 }, /: quiet must be true or false, got 1/],
    [
      { image: { kind: 'foto' } },
      /: image\.kind must be one of photo, text, got foto\. Did you mean photo\?/,
    ],
    [
      { image: { fit: { scale: 'small' } } },
      /: image\.fit\.scale must be auto, or greater than 0 .*, got small/,
    ],
    [{ resume: 'x' }, /: resume must be on the command line, not in a file/],
    [{ image: { fit: { resume: 'x' } } }, /: image\.fit\.resume must be on the command line/],
    [{ config: 'x' }, /: config must be on the command line/],
    [{ help: true }, /: help must be on the command line/],
    [{ version: true }, /: version must be on the command line/],
    [{ image: { $schema: 'x' } }, /: image\.\$schema must be an option or a command/],
    [[], /: must be an object, got an empty array/],
  ])('%j', async (config, message) => {
    await configured(config, (folder) =>
      expectRefusal(
        folder,
        FIT,
        new RegExp(
          `fourier-features: ${NAME.replaceAll('.', String.raw`\.`)}${message.source}`,
          message.flags,
        ),
      ),
    );
  });

  test('what is not JSON, or not there', async () => {
    await inFolder(async (folder) => {
      await writeInputs(folder);
      await writeFile(join(folder, NAME), '{ "steps": 3, }');
      await expectRefusal(folder, FIT, /config\.json: must be JSON \(.+\)/);
      await expectRefusal(folder, [...FIT, '--config', 'none.json'], /none\.json: no such file/);
      await expectRefusal(folder, [...FIT, '--config', ''], /--config must be a path, got nothing/);
    });
  });

  test('a key like those that objects inherit', async () => {
    await inFolder(async (folder) => {
      await writeInputs(folder);
      for (const key of ['__proto__', 'constructor', 'toString']) {
        await writeFile(join(folder, NAME), `{ "image": { "${key}": 1 } }`);
        await expectRefusal(folder, FIT, new RegExp(`: image\\.${key} must be an option or a command`));
      }
    });
  });
});

const leaves = allCommands(createProgram()).filter(({ commands }) => commands.length === 0);

/** Returns the name of a flag in a config file, and the value that does what the flag does. */
function entry(flag: string, value: string | true): readonly [key: string, value: unknown] {
  const negated = flag.startsWith('--no-');
  const words = flag.replace(negated ? '--no-' : '--', '').split('-');
  const key = words.map((word, i) => (i === 0 ? word : word[0]!.toUpperCase() + word.slice(1))).join('');
  if (value === true) return [key, !negated];
  return [key, /^\d+$/.test(value) ? Number(value) : value];
}

/** Parses words and returns the values of the options of the command that they call; the command itself does not run. */
async function parsedOptions(words: readonly string[]): Promise<object> {
  const program = createProgram();
  let options = {};
  for (const command of allCommands(program))
    if (command.commands.length === 0)
      command.action(() => {
        options = command.opts();
      });
  await program.parseAsync([...words, '--quiet'], { from: 'user' });
  return options;
}

/** Sections that come first at the top of a file: the option belongs into that of `nerf`. */
const HIDDEN = ['occupancy'];

/** Config files with a run of a command: its options in its own section, in that of its task, and in that of all commands. */
function configs(name: string, run: Given): readonly object[] {
  const section = Object.fromEntries(Object.entries(run).map(([flag, value]) => entry(flag, value)));
  const [task, command] = name.split(' ') as [string, string?];
  const nested = [{ [task]: section }, ...(command ? [{ [task]: { [command]: section } }] : [])];
  return HIDDEN.some((key) => key in section) ? nested : [section, ...nested];
}

type Schema = Readonly<Record<string, unknown>>;

function propertyOf({ properties }: Schema, key: string): Schema {
  return (properties as Readonly<Record<string, Schema>>)[key]!;
}

describe.each(leaves.map(fullName))('%s', (name) => {
  const { source, runs } = CALLS[name]!;

  test('has the values of its options from a file as from the command line', async () => {
    if (name === 'completion') return;
    await inFolder(async (folder) => {
      const file = join(folder, 'config.json');
      const words = [...name.split(' '), ...source];
      for (const { '--resume': _, ...run } of runs) {
        const typed = Object.entries(run).flatMap(([flag, value]) =>
          value === true ? [flag] : [flag, value],
        );
        const expected = await parsedOptions([...words, ...typed, '--no-config']);
        for (const config of configs(name, run)) {
          await writeFile(file, JSON.stringify(config));
          expect(await parsedOptions([...words, '--config', file])).toEqual(expected);
        }
      }
    });
  });

  test('has its options in the schema', () => {
    const schema = name.split(' ').reduce(propertyOf, configSchema(createProgram()));
    expect(schema['additionalProperties']).toBe(false);
    for (const run of runs)
      for (const [flag, value] of Object.entries(run)) {
        const [key] = entry(flag, value);
        if (key === 'resume') continue;
        const { type, enum: choices } = propertyOf(schema, key);
        if (choices) expect(choices).toContain(value);
        else expect(type).toEqual(value === true ? 'boolean' : ['number', 'string']);
      }
  });
});

test('no option is hidden by a command of its name, except at the top by a task', () => {
  const keysOf = (command: Command): string[] =>
    allCommands(command).flatMap(({ options }) => options.map(({ long }) => entry(long!, true)[0]));
  const program = createProgram();
  for (const command of allCommands(program)) {
    const hidden = command.commands
      .map((each) => each.name())
      .filter((each) => keysOf(command).includes(each));
    expect(hidden, fullName(command)).toEqual(command === program ? HIDDEN : []);
  }
});
