import type { Option } from 'commander';
import { option } from '../terminal/option.ts';
import { integer } from '../terminal/rules.ts';

/** Returns the options for the size of a field. */
export function networkOptions(defaults: {
  readonly frequencyCount: number;
  readonly width: number;
  readonly depth: number;
}): Option[] {
  return [
    option('--frequencies <m>', 'Number of frequencies m of the encoding.', {
      rule: integer(1, 65_536),
      value: defaults.frequencyCount,
      name: 'frequencyCount',
    }),
    option('--width <channels>', 'Channels of each hidden layer.', {
      rule: integer(1, 8192),
      value: defaults.width,
    }),
    option('--depth <layers>', 'Number of dense layers, output included.', {
      rule: integer(1, 64),
      value: defaults.depth,
    }),
  ];
}
