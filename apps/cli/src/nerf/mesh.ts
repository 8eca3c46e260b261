import { meshReport } from '@fourier-features/datasets';
import { defaultThreshold, densityOnGrid } from '@fourier-features/nerf';
import { type MeshWithNormals, removeIslands, type WithoutIslands } from '@fourier-features/occupancy';
import { islandText } from '@fourier-features/tasks';
import { Command } from 'commander';
import { chooseEngine, type EngineOptions, engineOptions } from '../engine.ts';
import { type MinComponent, minComponentOption } from '../files/minComponent.ts';
import { openOutputFile } from '../files/outputFile.ts';
import { meshEncoder } from '../files/writeMesh.ts';
import { type Interrupt, interruptible, writing } from '../terminal/interrupt.ts';
import { fileOptions, option } from '../terminal/option.ts';
import { print } from '../terminal/print.ts';
import { integer, path, positive } from '../terminal/rules.ts';
import { sayProgress } from '../terminal/sayProgress.ts';
import { UserError } from '../terminal/userError.ts';
import { densityMesh } from './densityMesh.ts';
import { readNerfField } from './readField.ts';

/** Points along each side of a grid that is polygonised in less than a second. */
const QUICK_RESOLUTION = 256;

interface MeshValues extends EngineOptions, MinComponent {
  resolution: number;
  threshold?: number;
  out?: string;
  overwrite?: true;
  json?: true;
}

/** Default of `--out`. */
const DEFAULT_FILE = 'scene.glb';

/** Returns `nerf mesh`. */
export function nerfMeshCommand(): Command {
  const command = new Command('mesh')
    .description(
      'Extract the surface where the density of a fitted scene crosses a threshold, in scene units.',
    )
    .argument('<field>', 'Field whose surface is extracted: field.safetensors of nerf fit.')
    .addOption(
      option('--resolution <points>', 'Points along each side of the scene’s box.', {
        rule: integer(2, 1024, 'points'),
        value: 128,
      }),
    )
    .addOption(
      option(
        '--threshold <density>',
        'Density at the surface, per scene unit. (default: that at which 1/32 of the box lets half of the light through)',
        { rule: positive(1e6, 'inverse scene units') },
      ),
    )
    .addOption(minComponentOption())
    .addHelpText(
      'after',
      `
Examples:
  $ fourier-features nerf mesh solids-gaussian/field.safetensors
  $ fourier-features nerf mesh lego-gaussian/field.safetensors --threshold 20 --resolution 256 --min-component 0.01 --out lego.ply`,
    )
    .action((file: string, values: MeshValues) =>
      interruptible((interrupt) => extract(file, values, interrupt)),
    );
  for (const each of [...fileOptions('GLB, PLY or OBJ', DEFAULT_FILE, path), ...engineOptions()])
    command.addOption(each);
  return command;
}

async function extract(
  file: string,
  values: MeshValues,
  { signal, enter, blocking }: Interrupt,
): Promise<void> {
  const encode = meshEncoder(values.out ?? DEFAULT_FILE);
  const { field, look } = await readNerfField(file);
  const { engine } = await chooseEngine(values);
  const out = await openOutputFile(DEFAULT_FILE, values);
  const { resolution, minComponent } = values;
  const { bounds } = look;
  const threshold = values.threshold ?? defaultThreshold(bounds);
  const started = performance.now();
  const density = await densityOnGrid(field, {
    engine,
    bounds,
    density: look.density,
    resolution,
    onProgress: sayProgress('extracting'),
    signal,
  });
  const densest = density.reduce((most, value) => Math.max(most, value), 0);
  if (!(densest > threshold)) {
    throw new UserError(
      `--threshold must be less than the highest density, ${densest.toPrecision(3)} per scene unit, got ${threshold.toPrecision(3)}`,
    );
  }
  const polygonise = (): WithoutIslands<MeshWithNormals> =>
    removeIslands(densityMesh({ density, resolution, bounds, threshold }), { minComponent });
  const { mesh, ...islands } = resolution > QUICK_RESOLUTION ? await blocking(polygonise) : polygonise();
  const { vertices, faces, watertight, genus, area, signedVolume } = await meshReport(mesh, { signal });
  const bytes = await encode(mesh);
  await enter(writing());
  await out.write(bytes);
  const report = {
    task: 'nerf-mesh',
    resolution,
    threshold,
    minComponent,
    engine: engine.name,
    seconds: (performance.now() - started) / 1000,
    mesh: { vertices, faces, watertight, genus, area, volume: signedVolume, islands },
    files: { mesh: out.path },
  };
  print(
    report,
    values.json,
    `${out.path}: ${vertices} vertices, ${faces} faces at a density of ${threshold.toPrecision(3)}${islandText(islands)}`,
  );
}
