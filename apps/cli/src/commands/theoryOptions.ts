import { type Encoding, seededRandom } from '@fourier-features/core';
import {
  columnMatrix,
  composedKernel,
  encodingKernel,
  type Kernel,
  type Matrix,
  type MlpKernelOptions,
  nngp,
  ntk,
} from '@fourier-features/theory';
import { type Command, Option } from 'commander';
import type { NamedEncoding } from '../run/theory/namedEncoding.ts';
import { wholeNumber } from '../terminal/parsers.ts';
import { addNetworkOptions } from './networkOptions.ts';

/** What the options shared by the `theory` commands about kernels give. */
export interface KernelOptions {
  of: 'ntk' | 'nngp' | 'encoding';
  points: number;
  features: number;
  width: number;
  depth: number;
  parameterisation: 'standard' | 'ntk';
  bias: boolean;
  seed: number;
  out?: string;
  json?: true;
}

/** The network of the paper's 1-D figures. */
const NETWORK = { frequencyCount: 16, width: 1024, depth: 4 } as const;

const MOST_POINTS = 2048;

/** Adds the options that say which kernel, and where. */
export function addKernelOptions(command: Command): Command {
  command
    .addOption(
      new Option('--of <kernel>', 'ntk or nngp of a network behind the encoding, or the encoding alone')
        .choices(['ntk', 'nngp', 'encoding'])
        .default('ntk'),
    )
    .option('--points <n>', 'of a uniform grid on [0, 1)', wholeNumber(2, MOST_POINTS, 'points'), 128);
  addNetworkOptions(command, NETWORK)
    .addOption(
      new Option('--parameterisation <name>', 'of the network: standard, as networks are, or ntk')
        .choices(['standard', 'ntk'])
        .default('standard'),
    )
    .option('--no-bias', 'a network without biases');
  return addOutputOptions(command).option(
    '--seed <n>',
    'of random frequencies',
    wholeNumber(0, 2 ** 32 - 1, 'type'),
    0,
  );
}

/** `--out` and `--json`. */
export function addOutputOptions(command: Command): Command {
  return command
    .option('--out <dir>', 'folder for the results (default: named after what is asked)')
    .option('--json', 'print one JSON object on stdout and nothing else there');
}

/** The encoding that the options mean by a name. */
export function builtEncoding(
  { build }: NamedEncoding,
  { features, seed }: { features: number; seed: number },
): Encoding {
  return build({ frequencyCount: features, random: seededRandom(seed) });
}

/** The kernel that the options mean, behind an encoding. */
export function kernelOf(encoding: Encoding, options: KernelOptions): Kernel {
  if (options.of === 'encoding') return encodingKernel(encoding);
  const network = networkOf(options);
  return composedKernel(options.of === 'ntk' ? ntk(network) : nngp(network), encoding);
}

/** The infinitely wide network that the options mean. */
export function networkOf({ depth, width, parameterisation, bias }: KernelOptions): MlpKernelOptions {
  return { depth, width, parameterisation, bias };
}

/** i/n, `[n, 1]`. */
export function unitGrid(points: number): Matrix {
  return columnMatrix(Float64Array.from({ length: points }, (_, i) => i / points));
}

/** Names of files and folders from names of encodings. */
export function fileName(text: string): string {
  return text.replaceAll(':', '-');
}
