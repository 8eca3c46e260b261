/**
 * Measures what training does to the process it runs in: how late timers are, how soon an abort ends a step, and what memory
 * remains after fits. `--record` writes records/<machine>/host.json.
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { checkPositive, checkPositiveInteger } from '@fourier-features/core/check';
import { thisMachine } from '@fourier-features/core/node';
import { failureReason } from './failureReason.ts';
import { type HostResult, writeHostRecord } from './host/record.ts';
import { reportHost } from './host/report.ts';
import { benchmarkSources, machineName } from './record.ts';
import { ownVersions } from './versions.ts';

const { values } = parseArgs({
  options: {
    engines: { type: 'string', default: 'native,wasm' },
    seconds: { type: 'string', default: '10' },
    trials: { type: 'string', default: '5' },
    fits: { type: 'string', default: '300' },
    machine: { type: 'string', default: machineName(thisMachine()) },
    record: { type: 'boolean', default: false },
  },
});
checkPositive('host', '--seconds', Number(values.seconds));
checkPositiveInteger('host', '--trials', Number(values.trials));
checkPositiveInteger('host', '--fits', Number(values.fits));

// Before measuring: whoever edits a file meanwhile does not change what runs.
const sources = benchmarkSources('host');
const results: HostResult[] = [];
for (const engine of values.engines.split(',')) {
  try {
    results.push({
      engine,
      timers: await measure(engine, 'timers', values.seconds),
      aborts: await measure(engine, 'aborts', values.trials),
      memory: await measure(engine, 'memory', values.fits),
    });
  } catch (error) {
    process.stderr.write(
      `${engine} skipped: ${failureReason((error as { stderr?: string }).stderr ?? '') ?? error}\n`,
    );
  }
}
process.stdout.write(`${reportHost(results)}\n`);
if (values.record) {
  writeHostRecord({
    date: new Date().toISOString().slice(0, 10),
    sources,
    machine: { name: values.machine, ...thisMachine() },
    versions: ownVersions(),
    results,
  });
}

async function measure<Property extends 'timers' | 'aborts' | 'memory'>(
  engine: string,
  property: Property,
  amount: string,
): Promise<HostResult[Property]> {
  const script = fileURLToPath(new URL('host/measure.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script, engine, property, amount]);
  return JSON.parse(stdout) as HostResult[Property];
}
