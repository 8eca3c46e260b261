import type { Option } from 'commander';
import { option } from '../terminal/option.ts';
import { between } from '../terminal/rules.ts';

/** What commands that extract meshes need to remove islands. */
export interface MinComponent {
  minComponent: number;
}

/** Returns the option for removing small components of an extracted mesh. */
export function minComponentOption(): Option {
  return option(
    '--min-component <share>',
    'Least volume of a component of the mesh, as a share of the largest one’s: 0 keeps all, 1 the largest alone.',
    { rule: between(0, 1), value: 0 },
  );
}
