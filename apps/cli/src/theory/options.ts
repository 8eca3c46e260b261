import { type Command, Option } from 'commander';
import { option, outputOptions } from '../terminal/option.ts';
import { integer, oneOf } from '../terminal/rules.ts';
import { networkOptions } from '../training/networkOptions.ts';

/** Values of the options that the commands about kernels share. */
export interface KernelValues {
  of: 'ntk' | 'nngp' | 'encoding';
  points: number;
  frequencyCount: number;
  width: number;
  depth: number;
  parameterisation: 'standard' | 'ntk';
  bias: boolean;
  seed: number;
  out?: string;
  overwrite?: true;
  json?: true;
}

/** The network of the paper's 1-D figures. */
const NETWORK = { frequencyCount: 16, width: 1024, depth: 4 } as const;

const MOST_POINTS = 2048;

const KERNELS = ['ntk', 'nngp', 'encoding'] as const;
const PARAMETERISATIONS = ['standard', 'ntk'] as const;

/** Adds the options that say which kernel, and where. */
export function addKernelOptions(command: Command, out: string): Command {
  const options = [
    option('--of <kernel>', 'Kernel: ntk or nngp of a network behind the encoding, or the encoding alone.', {
      rule: oneOf(KERNELS),
      words: KERNELS,
      value: 'ntk',
    }),
    option('--points <n>', 'Points of a uniform grid on [0, 1).', {
      rule: integer(2, MOST_POINTS),
      value: 128,
    }),
    ...networkOptions(NETWORK),
    option('--parameterisation <name>', 'Parameterisation of the network: standard, or ntk.', {
      rule: oneOf(PARAMETERISATIONS),
      words: PARAMETERISATIONS,
      value: 'standard',
    }),
    new Option('--no-bias', 'Leave out the biases of the network.'),
    ...outputOptions(out),
    seedOption('random frequencies'),
  ];
  for (const each of options) command.addOption(each);
  return command;
}

/** Returns `--seed`. */
export function seedOption(seeds: string): Option {
  return option('--seed <n>', `Seed for ${seeds}.`, { rule: integer(0, 2 ** 32 - 1), value: 0 });
}
