import { meshReport } from '@fourier-features/datasets';
import { extractMesh } from '@fourier-features/occupancy';
import { Command } from 'commander';
import { chooseEngine, type EngineOptions, engineOptions } from '../engine.ts';
import { refuse } from '../files/inputs.ts';
import { readOccupancyField } from '../files/occupancyField.ts';
import { writeOutputFile } from '../files/outputs.ts';
import { meshWriter } from '../files/writeMesh.ts';
import { wholeNumber } from '../terminal/parsers.ts';
import { sayNowAndThen } from '../terminal/sayNowAndThen.ts';

interface MeshOptions extends EngineOptions {
  resolution: number;
  out: string;
  json?: true;
}

export function occupancyMeshCommand(): Command {
  const command = new Command('mesh')
    .description('extract the surface of a fitted shape, in the coordinates of the mesh it was fitted to')
    .argument('<field>', 'a field.safetensors that occupancy fit has written')
    .option('--resolution <cells>', 'along the longest side', wholeNumber(2, 2048, 'cells'), 256)
    .option('--out <file>', 'GLB, PLY or OBJ to write', 'shape.glb')
    .option('--json', 'print one JSON object on stdout and nothing else there')
    .addHelpText(
      'after',
      `
Examples:
  $ fourier-features occupancy mesh gyroid-gaussian/field.safetensors
  $ fourier-features occupancy mesh scan-gaussian/field.safetensors --resolution 512 --out scan.ply`,
    )
    .action(extract);
  for (const option of engineOptions()) command.addOption(option);
  return command;
}

async function extract(path: string, options: MeshOptions): Promise<void> {
  const write = meshWriter(options.out);
  const { field, bounds, normalisation } = await readOccupancyField(path);
  const { engine } = await chooseEngine(options);
  const { resolution } = options;
  const started = performance.now();
  const mesh = await refuse(path, () =>
    extractMesh(engine, field, {
      resolution,
      bounds,
      normalisation,
      onProgress: sayNowAndThen('extracting'),
    }),
  );
  await writeOutputFile(options.out, await write(mesh));
  const { vertices, faces, watertight, genus, area, signedVolume } = await meshReport(mesh);
  const seconds = (performance.now() - started) / 1000;
  const report = {
    task: 'occupancy-mesh',
    resolution,
    engine: engine.name,
    seconds,
    mesh: { vertices, faces, watertight, genus, area, volume: signedVolume },
    files: { mesh: options.out },
  };
  process.stdout.write(
    options.json
      ? `${JSON.stringify(report)}\n`
      : `${options.out}: ${vertices} vertices, ${faces} faces, ${watertight ? 'watertight' : 'not watertight'}\n`,
  );
}
