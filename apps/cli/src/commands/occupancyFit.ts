import { extname } from 'node:path';
import {
  type OccupancyEncodingName,
  occupancyDefaults,
  occupancyEncodingNames,
} from '@fourier-features/occupancy';
import { Command, Option } from 'commander';
import { chooseEngine } from '../engine.ts';
import { openOutputFolder } from '../files/outputs.ts';
import { describeShape, type InputShape, readShape } from '../files/readShape.ts';
import { concludeFit } from '../run/concludeFit.ts';
import type { OccupancyReport, OccupancySettings } from '../run/occupancy/occupancyReport.ts';
import { runOccupancyFit } from '../run/occupancy/runOccupancyFit.ts';
import { shapeScale } from '../run/occupancy/shapeScale.ts';
import { checkSameInput, readResumed } from '../run/resumed.ts';
import { positiveNumberOrAuto } from '../terminal/parsers.ts';
import { say } from '../terminal/say.ts';
import { addOccupancyOptions, type SharedOccupancyOptions, settingsOf } from './occupancyOptions.ts';

interface FitOptions extends SharedOccupancyOptions {
  encoding: OccupancyEncodingName;
  resume?: string;
}

export function occupancyFitCommand(): Command {
  const command = new Command('fit')
    .description(
      'learn a shape and write the field, its mesh, a picture of its normals, a manifest and the training curve',
    )
    .argument('[mesh]', 'PLY, OBJ, OFF, STL or GLB, plain or gzipped')
    .addOption(
      new Option('--encoding <name>', 'how coordinates are encoded')
        .choices(occupancyEncodingNames)
        .default(occupancyDefaults.encoding),
    )
    .option(
      '--scale <number>',
      'spread of the frequencies, in cycles per side of the box; for positional log2 of the highest; auto chooses it from points near the surface (default: the encoding’s)',
      positiveNumberOrAuto(1e6, 'cycles per side'),
    );
  return addOccupancyOptions(command)
    .option('--resume <checkpoint>', 'go on from a checkpoint, with its settings')
    .addHelpText(
      'after',
      `
IoU is measured on points that were never trained on: uniform in the box, and near the surface (boundary).

Examples:
  $ fourier-features occupancy fit --shape gyroid
  $ fourier-features occupancy fit scan.ply --steps 2000 --resolution 256
  $ fourier-features occupancy fit scan.ply --resume scan-gaussian/checkpoint.safetensors`,
    )
    .action(async (file: string | undefined, options: FitOptions) => fitShape(file, options, command));
}

async function fitShape(file: string | undefined, options: FitOptions, command: Command): Promise<void> {
  const resumed =
    options.resume === undefined
      ? undefined
      : await readResumed<OccupancySettings>(options.resume, 'occupancy', command);
  const asked = resumed?.settings ?? settingsOf(options.encoding, options);
  const input = await readShape(file, options.shape);
  if (resumed) checkSameInput(input.name, input.sha256, resumed);
  const { engine, description } = await chooseEngine(options);
  const path = options.out ?? defaultFolder(input, asked.encoding);
  const out = await openOutputFolder(path);
  introduce(input, description);
  const scaleChoice = asked.scaleFrom && !resumed ? await shapeScale(input, asked) : undefined;
  const settings = scaleChoice ? { ...asked, scale: scaleChoice.chosen } : asked;
  const { targetIou, resolution, json } = options;
  const resume = resumed?.checkpoint;
  await concludeFit({
    fit: (signal) =>
      runOccupancyFit({ input, settings, engine, out, resume, scaleChoice, targetIou, resolution, signal }),
    steps: settings.steps,
    command: `occupancy fit ${file ?? `--shape ${input.name}`}`,
    path,
    json,
    headline,
  });
}

/** Where results go by default: the shape's name without its extension, then what was done. */
export function defaultFolder({ name }: InputShape, what: string): string {
  return `${name.slice(0, name.length - extname(name).length)}-${what}`;
}

/** Says what is learnt and where, and warns of surfaces with holes. */
export function introduce(input: InputShape, engine: string): void {
  say(`${describeShape(input)}; ${engine}`);
  const { insideTest, normalised } = input;
  if (insideTest.closed) return;
  const share = insideTest.doubtfulShare(normalised.mesh.positions.subarray(0, 3 * 4096));
  say(
    `warning: the surface has holes; inside is where the generalised winding number exceeds 1/2, in doubt for ${(100 * share).toFixed(1)} % of points at the surface`,
  );
}

function headline({ test, mesh }: OccupancyReport): string {
  const surface = mesh
    ? `${mesh.faces} faces, ${mesh.watertight ? 'watertight' : 'not watertight'}, volumetric IoU ${mesh.volumetricIou.toFixed(4)}, Chamfer distance ${mesh.chamfer.toPrecision(3)} of the box`
    : 'none, the field is nowhere above 1/2; train it longer';
  return `boundary IoU ${test.boundaryIou.toFixed(4)}, uniform IoU ${test.uniformIou.toFixed(4)}\nmesh: ${surface}`;
}
