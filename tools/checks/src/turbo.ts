/** Runs turbo without its telemetry, which would send what was run to another host: `node tools/checks/src/turbo.ts run build`. */
import { runTurbo } from './runTurbo.ts';

process.exitCode = runTurbo(process.argv.slice(2));
