import { meshReport } from '@fourier-features/datasets';
import { extractMesh, removeIslands } from '@fourier-features/occupancy';
import { islandText } from '@fourier-features/tasks';
import { Command } from 'commander';
import { chooseEngine, type EngineOptions, engineOptions } from '../engine.ts';
import { refuse } from '../files/inputs.ts';
import { type MinComponent, minComponentOption } from '../files/minComponent.ts';
import { openOutputFile } from '../files/outputFile.ts';
import { meshEncoder } from '../files/writeMesh.ts';
import { type Interrupt, interruptible, writing } from '../terminal/interrupt.ts';
import { fileOptions, option } from '../terminal/option.ts';
import { print } from '../terminal/print.ts';
import { integer, path } from '../terminal/rules.ts';
import { sayProgress } from '../terminal/sayProgress.ts';
import { readOccupancyField } from './readField.ts';

interface MeshValues extends EngineOptions, MinComponent {
  resolution: number;
  out?: string;
  overwrite?: true;
  json?: true;
}

/** Default of `--out`. */
const DEFAULT_FILE = 'shape.glb';

/** Returns `occupancy mesh`. */
export function occupancyMeshCommand(): Command {
  const command = new Command('mesh')
    .description('Extract the surface of a fitted shape, in the coordinates of the mesh it was fitted to.')
    .argument('<field>', 'Field whose surface is extracted: field.safetensors of occupancy fit.')
    .addOption(
      option('--resolution <cells>', 'Cells along the longest side.', {
        rule: integer(2, 2048, 'cells'),
        value: 256,
      }),
    )
    .addOption(minComponentOption())
    .addHelpText(
      'after',
      `
Examples:
  $ fourier-features occupancy mesh gyroid-gaussian/field.safetensors
  $ fourier-features occupancy mesh scan-gaussian/field.safetensors --resolution 512 --min-component 0.01 --out scan.ply`,
    )
    .action((path: string, values: MeshValues) =>
      interruptible((interrupt) => extract(path, values, interrupt)),
    );
  for (const each of [...fileOptions('GLB, PLY or OBJ', DEFAULT_FILE, path), ...engineOptions()])
    command.addOption(each);
  return command;
}

async function extract(path: string, values: MeshValues, { signal, enter }: Interrupt): Promise<void> {
  const encode = meshEncoder(values.out ?? DEFAULT_FILE);
  const { field, bounds, normalisation } = await readOccupancyField(path);
  const { engine } = await chooseEngine(values);
  const out = await openOutputFile(DEFAULT_FILE, values);
  const { resolution, minComponent } = values;
  const started = performance.now();
  const onProgress = sayProgress('extracting');
  const extracted = await refuse(path, () =>
    extractMesh(field, { engine, resolution, bounds, normalisation, onProgress, signal }),
  );
  const { mesh, ...islands } = removeIslands(extracted, { minComponent });
  const { vertices, faces, watertight, genus, area, signedVolume } = await meshReport(mesh, { signal });
  const bytes = await encode(mesh);
  await enter(writing());
  await out.write(bytes);
  const report = {
    task: 'occupancy-mesh',
    resolution,
    minComponent,
    engine: engine.name,
    seconds: (performance.now() - started) / 1000,
    mesh: { vertices, faces, watertight, genus, area, volume: signedVolume, islands },
    files: { mesh: out.path },
  };
  const kind = watertight ? 'watertight' : 'not watertight';
  print(
    report,
    values.json,
    `${out.path}: ${vertices} vertices, ${faces} faces, ${kind}${islandText(islands)}`,
  );
}
