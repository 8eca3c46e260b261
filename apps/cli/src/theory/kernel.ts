import { Command } from 'commander';
import { option } from '../terminal/option.ts';
import { halfOpen } from '../terminal/rules.ts';
import { ENCODING_NAMES, namedEncoding } from './namedEncoding.ts';
import { addKernelOptions, type KernelValues } from './options.ts';

export interface RowValues extends KernelValues {
  at: number;
}

/** Returns `theory kernel`. */
export function theoryKernelCommand(): Command {
  const command = new Command('kernel')
    .description('Draw a kernel on a line: one row of it, and the matrix.')
    .argument('<encoding>', `Encoding: ${ENCODING_NAMES}.`, namedEncoding)
    .addOption(option('--at <x>', 'Point whose row is drawn.', { rule: halfOpen(0, 1), value: 0.5 }));
  return addKernelOptions(command, 'named after the encoding').addHelpText(
    'after',
    `
The folder gets row.svg, matrix.png (black: the least value, white: the greatest), matrix.npy and kernel.json.
Features have unit length; with none the network sees the coordinate itself, from -1/2 to 1/2.

Examples:
  $ fourier-features theory kernel none
  $ fourier-features theory kernel series:1 --points 32
  $ fourier-features theory kernel gaussian:10 --of encoding --frequencies 256 --out rff`,
  );
}
