import { join } from 'node:path';
import { occupancyEncodingNames } from '@fourier-features/occupancy';
import { contactSheet, type Picture } from '@fourier-features/pictures';
import { Command } from 'commander';
import { chooseEngine } from '../engine.ts';
import { openOutputFolder } from '../files/outputs.ts';
import { readShape } from '../files/readShape.ts';
import type { OccupancyReport } from '../run/occupancy/occupancyReport.ts';
import { runOccupancyFit } from '../run/occupancy/runOccupancyFit.ts';
import { findPriorRun } from '../run/priorRun.ts';
import { catchInterrupt } from '../terminal/interrupt.ts';
import { say } from '../terminal/say.ts';
import { defaultFolder, introduce } from './occupancyFit.ts';
import { addOccupancyOptions, type SharedOccupancyOptions, settingsOf } from './occupancyOptions.ts';

interface CompareOptions extends SharedOccupancyOptions {
  resume?: true;
}

export function occupancyCompareCommand(): Command {
  const command = new Command('compare')
    .description(
      'learn a shape with no mapping, basic, positional and Gaussian encodings; write one labelled sheet and a table',
    )
    .argument('[mesh]', 'PLY, OBJ, OFF, STL or GLB, plain or gzipped');
  return addOccupancyOptions(command)
    .option('--resume', 'go on where the same command was interrupted')
    .addHelpText(
      'after',
      `
The folder gets sheet.png, table.md and, for each encoding, the files of occupancy fit.

Examples:
  $ fourier-features occupancy compare --shape gyroid
  $ fourier-features occupancy compare scan.ply --steps 300`,
    )
    .action(compareShapes);
}

async function compareShapes(file: string | undefined, options: CompareOptions): Promise<void> {
  const allSettings = occupancyEncodingNames.map((encoding) => settingsOf(encoding, options));
  const input = await readShape(file, options.shape);
  const { engine, description } = await chooseEngine(options);
  const path = options.out ?? defaultFolder(input, 'compare');
  const out = await openOutputFolder(path);
  const interrupt = catchInterrupt();
  introduce(input, description);
  const runs: { report: OccupancyReport; normals: Picture }[] = [];
  try {
    for (const settings of allSettings) {
      const { encoding, steps } = settings;
      const folder = await openOutputFolder(join(path, encoding));
      const prior = options.resume
        ? await findPriorRun<OccupancyReport>(
            folder.path,
            { settings, inputSha256: input.sha256 },
            'normals.png',
          )
        : undefined;
      if (prior?.kind === 'done') {
        say(`${encoding}: done before`);
        runs.push({ report: prior.report, normals: prior.picture });
        continue;
      }
      const outcome = await runOccupancyFit({
        input,
        settings,
        engine,
        out: folder,
        resume: prior?.checkpoint,
        targetIou: options.targetIou,
        resolution: options.resolution,
        signal: interrupt.signal,
      });
      if (outcome.kind === 'interrupted') {
        process.exitCode = 130;
        say(
          `stopped in ${encoding} after ${outcome.step} of ${steps} steps; to go on, add --resume to the same command`,
        );
        return;
      }
      runs.push(outcome);
    }
  } finally {
    interrupt.release();
  }
  const table = comparisonTable(runs.map(({ report }) => report));
  const tiles = runs.map(({ report: { encoding, test }, normals }) => ({
    picture: normals,
    title: encoding === 'none' ? 'no mapping' : encoding,
    caption: `boundary IoU ${test.boundaryIou.toFixed(4)}\nuniform IoU ${test.uniformIou.toFixed(4)}`,
  }));
  const heading = `${input.name}, ${runs[0]!.report.steps} steps`;
  const files = {
    sheet: await out.write('sheet.png', await contactSheet({ heading, tiles })),
    table: await out.write('table.md', table),
  };
  const report = { task: 'occupancy-compare', runs: runs.map((run) => run.report), files };
  process.stdout.write(
    options.json ? `${JSON.stringify(report)}\n` : `${table}\nsheet: ${files.sheet}\ntable: ${files.table}\n`,
  );
}

/** Markdown, one row an encoding. */
function comparisonTable(reports: readonly OccupancyReport[]): string {
  const rows = reports.map(({ encoding, scale, test, mesh, steps, seconds }) =>
    [
      encoding,
      scale ?? '—',
      test.boundaryIou.toFixed(4),
      test.uniformIou.toFixed(4),
      mesh?.volumetricIou.toFixed(4) ?? '—',
      mesh?.chamfer.toPrecision(3) ?? '—',
      steps,
      seconds.toFixed(1),
    ].join(' | '),
  );
  return [
    '| encoding | scale | boundary IoU | uniform IoU | IoU of the mesh | Chamfer distance | steps | seconds |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row} |`),
    '',
  ].join('\n');
}
