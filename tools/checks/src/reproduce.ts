/** Says how long the paper's experiments take, then runs those of one task after the other, since each uses all cores. */
import { runTurbo } from './runTurbo.ts';

/** Estimates for two cores, from the time of a step and the number of steps. */
const DURATIONS: Readonly<Record<string, string>> = {
  image: '6 hours',
  occupancy: '2 days',
  ct: '2 days',
  mri: '15 hours',
  nerf: 'a week',
  theory: '11 days',
  tasks: '5 days',
};

const rows = Object.entries(DURATIONS).map(([task, time]) => `  ${task.padEnd(11)}${time}\n`);
process.stdout.write(`The paper's experiments take on two cores about:
${rows.join('')}Ctrl-C stops them. To run one task, and to continue what its record holds:
  npx turbo run reproduce --filter=@fourier-features/image -- --resume\n\n`);
process.exitCode = runTurbo(['run', 'reproduce', '--concurrency=1', '--continue', ...process.argv.slice(2)]);
