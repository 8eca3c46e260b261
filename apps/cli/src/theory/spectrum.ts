import { Command } from 'commander';
import { ENCODING_NAMES, moreEncodings } from './namedEncoding.ts';
import { addKernelOptions } from './options.ts';

/** Returns `theory spectrum`. */
export function theorySpectrumCommand(): Command {
  const command = new Command('spectrum')
    .description('Draw how fast a kernel fits each frequency, for several encodings in one picture.')
    .argument('<encodings...>', `Encodings: ${ENCODING_NAMES}.`, moreEncodings);
  return addKernelOptions(command, 'spectrum').addHelpText(
    'after',
    `
The folder gets frequencies.svg (eᴴKe for the kernel's matrix K and the Fourier mode e of each frequency: the
eigenvalues if the kernel is periodic), eigenvalues.svg and spectrum.json. Gradient descent on ½·Σ(f − y)² fits a mode of
eigenvalue λ as 1 − e^(−λ·rate·steps).

Examples:
  $ fourier-features theory spectrum none basic gaussian:4 gaussian:16
  $ fourier-features theory spectrum series:0 series:1 series:inf --points 32`,
  );
}
