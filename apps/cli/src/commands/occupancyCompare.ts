import { occupancyEncodingNames } from '@fourier-features/occupancy';
import { contactSheet, type Picture } from '@fourier-features/pictures';
import { Command } from 'commander';
import { chooseEngine } from '../engine.ts';
import { openOutputFolder } from '../files/outputs.ts';
import { readShape } from '../files/readShape.ts';
import { encodingTitle } from '../run/comparison/encodingTitle.ts';
import { learnEach } from '../run/comparison/learnEach.ts';
import { markdownTable } from '../run/comparison/markdownTable.ts';
import { writeComparison } from '../run/comparison/writeComparison.ts';
import type { OccupancyReport, OccupancySettings } from '../run/occupancy/occupancyReport.ts';
import { runOccupancyFit } from '../run/occupancy/runOccupancyFit.ts';
import { catchInterrupt } from '../terminal/interrupt.ts';
import { defaultFolder, introduce } from './occupancyFit.ts';
import { addOccupancyOptions, type SharedOccupancyOptions, settingsOf } from './occupancyOptions.ts';

interface CompareOptions extends SharedOccupancyOptions {
  resume?: true;
}

/** An encoding's report, and a picture of the normals of its surface. */
interface OccupancyRun {
  readonly report: OccupancyReport;
  readonly normals: Picture;
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
  let runs: OccupancyRun[] | undefined;
  try {
    runs = await learnEach<OccupancySettings, OccupancyReport, OccupancyRun>({
      allSettings,
      path,
      inputSha256: input.sha256,
      resume: options.resume === true,
      pictureName: 'normals.png',
      fit: (settings, folder, resume) =>
        runOccupancyFit({
          input,
          settings,
          engine,
          out: folder,
          resume,
          targetIou: options.targetIou,
          resolution: options.resolution,
          signal: interrupt.signal,
        }),
      recall: (report, picture) => ({ report, normals: picture }),
    });
  } finally {
    interrupt.release();
  }
  if (!runs) return;
  const table = comparisonTable(runs.map(({ report }) => report));
  const tiles = runs.map(({ report: { encoding, test }, normals }) => ({
    picture: normals,
    title: encodingTitle(encoding),
    caption: `boundary IoU ${test.boundaryIou.toFixed(4)}\nuniform IoU ${test.uniformIou.toFixed(4)}`,
  }));
  const heading = `${input.name}, ${runs[0]!.report.steps} steps`;
  const sheet = await contactSheet({ heading, tiles });
  const report = { task: 'occupancy-compare', runs: runs.map((run) => run.report) };
  await writeComparison(out, { sheet, table, report }, options);
}

/** Markdown, one row an encoding. */
function comparisonTable(reports: readonly OccupancyReport[]): string {
  const columns = [
    'encoding',
    'scale',
    'boundary IoU',
    'uniform IoU',
    'IoU of the mesh',
    'Chamfer distance',
    'steps',
    'seconds',
  ];
  const rows = reports.map(({ encoding, scale, test, mesh, steps, seconds }) => [
    encoding,
    scale ?? '—',
    test.boundaryIou.toFixed(4),
    test.uniformIou.toFixed(4),
    mesh?.volumetricIou.toFixed(4) ?? '—',
    mesh?.chamfer.toPrecision(3) ?? '—',
    steps,
    seconds.toFixed(1),
  ]);
  return markdownTable(columns, rows);
}
