/** Makes the papers' figures and their records; see `--help`. */
import { parseArgs } from 'node:util';
import { arc } from './arc.ts';
import { basri } from './basri.ts';
import { blur } from './blur.ts';
import { fields } from './fields.ts';
import { fig02 } from './fig02.ts';
import { fig03 } from './fig03.ts';
import { fig04 } from './fig04.ts';
import { fig05 } from './fig05.ts';
import { fig06 } from './fig06.ts';
import { fig07 } from './fig07.ts';
import { fig08 } from './fig08.ts';
import { fig09 } from './fig09.ts';
import { fig10 } from './fig10.ts';
import { fig11 } from './fig11.ts';
import { fig14 } from './fig14.ts';
import type { Figure, FigureRun } from './figure.ts';
import { scale } from './scale.ts';
import { sphere } from './sphere.ts';
import { superposition } from './superposition.ts';

const figures: readonly Figure[] = [
  ...[fig02, fig07, fig14, fig11, fig03, fig05, fig04, fig06, fig08, fig09, fig10],
  ...[basri, superposition, arc, sphere],
  ...[blur, scale, fields],
];

const HELP = `npx pnpm --filter @fourier-features/theory quick [options]
npx pnpm --filter @fourier-features/theory reproduce [options]

Makes figures. Each gets records/<figure>-<protocol>.json, with expected values next to measured ones, and pictures.

Options:
  --figure <name>     Figure to make; may be repeated. All by default.
  --resume            Keep the results that the record of the same protocol holds, and add the rest.
  --mixed-sources     With --resume, keep results of other sources or engines; the record says which are theirs.
  --steps <n>         Number of steps, to try it out; nothing is recorded.
  --budget <f>        Fraction of the protocol's steps and lists, such as 0.01; nothing is recorded.

Figures, with the minutes they take on two cores (quick, paper):
${figures.map(({ names, title, minutes }) => `  ${names.join(', ').padEnd(15)}${title} (${minutes.quick}, ${minutes.paper})`).join('\n')}

Examples:
  npx pnpm --filter @fourier-features/theory quick --figure 2 --figure 7
  npx pnpm --filter @fourier-features/theory reproduce --figure 3
  npx pnpm --filter @fourier-features/theory reproduce --figure 4 --resume`;

for (const { figure, run } of plannedRuns()) {
  process.stdout.write(`Figure ${figure.names.join(', ')}: ${figure.title}\n`);
  const started = performance.now();
  await figure.run(run);
  process.stdout.write(`took ${((performance.now() - started) / 60_000).toFixed(1)} minutes\n\n`);
}

function plannedRuns(): { figure: Figure; run: FigureRun }[] {
  const { figure, protocol, resume, 'mixed-sources': mixedSources, help, ...shortening } = readOptions();
  if (help) {
    process.stdout.write(`${HELP}\n`);
    process.exit(0);
  }
  if (protocol !== 'quick' && protocol !== 'paper')
    refuse(`--protocol must be quick or paper, got ${protocol}`);
  const steps = shortening.steps === undefined ? undefined : Number(shortening.steps);
  if (steps !== undefined && !(Number.isInteger(steps) && steps >= 1))
    refuse(`--steps must be an integer of at least 1, got ${shortening.steps}`);
  const budget = shortening.budget === undefined ? undefined : Number(shortening.budget);
  if (budget !== undefined && !(budget > 0 && budget <= 1))
    refuse(`--budget must be a number above 0 and at most 1, got ${shortening.budget}`);
  if (steps !== undefined && budget !== undefined)
    refuse('--steps and --budget exclude each other. Leave one out.');
  if (mixedSources && !resume)
    refuse('--mixed-sources keeps the results of a record that --resume adds to. Pass both.');
  const unknown = figure.find((name) => !figures.some(({ names }) => names.includes(name)));
  if (unknown !== undefined)
    refuse(`--figure must be one of ${figures.flatMap(({ names }) => names).join(', ')}, got ${unknown}`);
  const chosen = figures.filter(
    ({ names }) => figure.length === 0 || names.some((name) => figure.includes(name)),
  );
  return chosen.map((each) => ({
    figure: each,
    run: { protocol: protocol as FigureRun['protocol'], steps, budget, resume, mixedSources },
  }));
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        figure: { type: 'string', multiple: true, default: [] },
        protocol: { type: 'string', default: 'quick' },
        steps: { type: 'string' },
        budget: { type: 'string' },
        resume: { type: 'boolean', default: false },
        'mixed-sources': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    return refuse((error as Error).message);
  }
}

function refuse(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
