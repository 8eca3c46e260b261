import { join } from 'node:path';

/**
 * Returns verdaccio's configuration: anyone on this machine may publish and read, and since there is no uplink, a package that was
 * not published here does not exist.
 */
export function registryConfiguration(folder: string): object {
  return {
    storage: join(folder, 'storage'),
    auth: { htpasswd: { file: join(folder, 'htpasswd') } },
    packages: { '**': { access: '$all', publish: '$all', unpublish: '$all' } },
    uplinks: {},
    web: { enable: false },
    log: { type: 'stdout', format: 'pretty', level: 'warn' },
    max_body_size: '100mb',
  };
}
