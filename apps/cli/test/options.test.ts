import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, type Option } from 'commander';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProgram } from '../src/program.ts';
import { CALLS, type Given, REFUSALS } from './calls.ts';
import { allCommands, fullName } from './commands.ts';
import { writeInputs } from './inputs.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { type CliResult, expectRefusal, runCli } from './runCli.ts';

/** Which values of its options a run of a command read. */
interface Reading {
  readonly values: Readonly<Record<string, unknown>>;
  readonly read: ReadonlySet<string>;
  readonly spread: boolean;
}

/** Runs the program and records which options the command reads, and whether it copies them all. */
async function recordReading(
  folder: string,
  name: string,
  words: readonly string[],
): Promise<Reading & { result: CliResult }> {
  const { opts } = Command.prototype;
  const read = new Set<string>();
  let spread = false;
  let values: Record<string, unknown> = {};
  Command.prototype.opts = function <Values extends Record<string, unknown>>(this: Command): Values {
    const own = opts.call(this) as Values;
    if (fullName(this) !== name) return own;
    values = own;
    return new Proxy(own, {
      get: (target, key) => {
        read.add(String(key));
        return Reflect.get(target, key) as unknown;
      },
      ownKeys: (target) => {
        spread = true;
        return Reflect.ownKeys(target);
      },
    });
  };
  try {
    const result = await runCli(folder, words);
    return { values, read, spread, result };
  } finally {
    Command.prototype.opts = opts;
  }
}

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fourier-features-cli-'));
  await writeInputs(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const leaves = allCommands(createProgram()).filter(({ commands }) => commands.length === 0);

test('there is a call for each command and no other', () => {
  expect(Object.keys(CALLS).toSorted()).toEqual(leaves.map(fullName).toSorted());
});

/** Options that are not a setting, in addition to those of the engine: the source, a limit, the target, where results go. */
const NOT_SETTINGS = [
  'fields',
  ...['shape', 'scene', 'maxPixels', 'target', 'resume', 'out', 'overwrite', 'strict', 'json'],
  ...['engine', 'threads'],
];

describe.each(leaves.map((command) => [fullName(command), command] as const))('%s', (name, command) => {
  const { source, runs } = CALLS[name] ?? { source: [], runs: [] };

  test('has a value in this test for each of its options and no other', () => {
    const given = runs.flatMap((run) => Object.keys(run));
    for (const { long } of command.options) expect(given, `no value for ${long}`).toContain(long);
    const known = command.options.map(({ long }) => long);
    for (const flag of given) expect(known, `no option ${flag}`).toContain(flag);
  });

  test('reads every option, and keeps its name in the settings', async () => {
    const unread = new Set(command.options.map((option) => option.attributeName()));
    for (const run of runs) {
      const { values, read, spread, result } = await recordReading(folder, name, [
        ...name.split(' '),
        ...source,
        ...Object.entries(run).flatMap(([flag, value]) => (value === true ? [flag] : [flag, value])),
      ]);
      const { code, stderr } = result;
      const refusal = Object.values(run).flatMap((value) => REFUSALS[String(value)] ?? [])[0];
      if (refusal) expect(stderr).toMatch(refusal);
      else expect(code, stderr).toBe(0);
      // A spread reads all options, whether they are used or not.
      expect(spread, 'the options are spread').toBe(false);
      const given = command.options.filter(({ long }) => long! in run);
      for (const option of given) if (read.has(option.attributeName())) unread.delete(option.attributeName());
      expectOtherThanDefault(given, values);
      if (!('--target-psnr' in run || '--target-iou' in run)) continue;
      const fits = command.name() === 'compare' ? fitsOf(run) : [''];
      const manifests = fits.map((fit) => readManifest(folder, join(String(run['--out']), fit)));
      expectSettings(given, values, await Promise.all(manifests));
    }
    expect([...unread], 'options that nothing reads').toEqual([]);
  });
});

/** Returns the folders of fits that a comparison of fields writes, which have its options between them. */
function fitsOf({ '--fields': fields }: Given): string[] {
  return String(fields).replace('fourier', 'gaussian').split(',');
}

/** A value that is the default would pass if the option were ignored. */
function expectOtherThanDefault(given: readonly Option[], values: Readonly<Record<string, unknown>>): void {
  for (const option of given) {
    const value = values[option.attributeName()];
    expect(value, `${option.long} has its default`).not.toEqual(option.defaultValue);
  }
}

/** Expects each option in the settings of some fit or in how the input was read, under the name that it has in the program. */
function expectSettings(
  given: readonly Option[],
  values: Readonly<Record<string, unknown>>,
  manifests: readonly Manifest[],
): void {
  for (const option of given) {
    const attribute = option.attributeName();
    if (NOT_SETTINGS.includes(attribute)) continue;
    const held = manifests.map(({ settings }) =>
      attribute in settings ? settings[attribute] : settings.input[attribute],
    );
    expect(held, `${option.long} is ${attribute} in the program`).toContainEqual(values[attribute]);
  }
  for (const { settings } of manifests) expect(settings['stop']).toMatchObject({ target: values['target'] });
}

const WITHOUT_EFFECT: readonly (readonly [flag: string, words: string])[] = [
  ['--encoding', 'image fit stripes.png --field siren --encoding basic'],
  ['--scale', 'occupancy fit --field hash --scale auto'],
  ['--probe', 'ct fit head.nii --field grid --probe 3'],
  ['--frequencies', 'ct reconstruct sinogram.npy --field wire --frequencies 8'],
  ['--width', 'mri fit head.nii --field grid --width 8'],
  ['--omega', 'mri reconstruct kspace.npy --field gauss --omega 8'],
  ['--spread', 'nerf fit --field finer --spread 8'],
  ['--levels', 'image fit stripes.png --levels 3'],
  ['--table-size', 'image compare stripes.png --table-size 64'],
  ['--frequencies', 'image compare stripes.png --fields siren,hash --frequencies 8'],
  ['--slice', 'ct fit stripes.png --slice 1'],
  ['--axis', 'ct fit phantom:shepp-logan --axis x'],
  ['--volume', 'ct fit stripes.png --volume 1'],
  ['--volume', 'mri fit phantom:random --volume 1'],
  ['--axis', 'mri fit head.nii --axis x'],
  ['--acceleration', 'mri fit head.nii --acceleration 2'],
  ['--spokes', 'mri compare head.nii --mask lines --spokes 7'],
  ['--centre-fraction', 'mri reconstruct kspace.npy --centre-fraction 0.5'],
  ['--sensitivities', 'mri reconstruct kspace.npy --sensitivities sensitivities.npy'],
  [
    '--centre-fraction',
    'mri reconstruct kspace.npy --coils --sensitivities sensitivities.npy --centre-fraction 0.5',
  ],
  ['--frames', 'nerf render scene.safetensors --path view --frames 2'],
  ['--row', 'theory dynamics basic --row 3'],
  ['--row', 'theory dynamics basic --signal signal.npy --row 3'],
  ['--points', 'theory dynamics basic --signal signal.npy --points 5'],
  ['--alpha', 'theory dynamics basic --signal stripes.png --alpha 2'],
  ['--threads', 'image fit stripes.png --engine tfjs-cpu --threads 1'],
  ['--elevation', 'nerf render scene.safetensors --path view --elevation 20'],
];

test.each(WITHOUT_EFFECT)('%s is refused where it has no effect: %s', async (flag, words) => {
  await expectRefusal(folder, words.split(' '), new RegExp(`: ${flag}: .*\\. Leave out the option\\.`));
});
