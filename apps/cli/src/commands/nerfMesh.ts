import { meshReport } from '@fourier-features/datasets';
import { densityOnGrid } from '@fourier-features/nerf';
import { Command } from 'commander';
import { chooseEngine, type EngineOptions, engineOptions } from '../engine.ts';
import { type NerfLook, readNerfField } from '../files/nerfField.ts';
import { writeOutputFile } from '../files/outputs.ts';
import { meshWriter } from '../files/writeMesh.ts';
import { densityMesh } from '../run/nerf/densityMesh.ts';
import { positiveNumber, wholeNumber } from '../terminal/parsers.ts';
import { sayNowAndThen } from '../terminal/sayNowAndThen.ts';
import { UserError } from '../terminal/userError.ts';

interface MeshOptions extends EngineOptions {
  resolution: number;
  threshold?: number;
  out: string;
  json?: true;
}

/** A layer of this share of the box lets half of the light through at the default threshold. */
const HALF_OPAQUE_SHARE = 1 / 32;

export function nerfMeshCommand(): Command {
  const command = new Command('mesh')
    .description(
      'extract the surface where the density of a fitted scene crosses a threshold, in scene units',
    )
    .argument('<field>', 'a field.safetensors that nerf fit has written')
    .option(
      '--resolution <points>',
      'along each side of the scene’s box',
      wholeNumber(2, 1024, 'points'),
      128,
    )
    .option(
      '--threshold <density>',
      'per scene unit (default: that of which a 32nd of the box lets half of the light through)',
      positiveNumber(1e6, 'per scene unit'),
    )
    .option('--out <file>', 'GLB, PLY or OBJ to write', 'scene.glb')
    .option('--json', 'print one JSON object on stdout and nothing else there')
    .addHelpText(
      'after',
      `
Examples:
  $ fourier-features nerf mesh solids-gaussian/field.safetensors
  $ fourier-features nerf mesh lego-gaussian/field.safetensors --threshold 20 --resolution 256 --out lego.ply`,
    )
    .action(extract);
  for (const option of engineOptions()) command.addOption(option);
  return command;
}

async function extract(file: string, options: MeshOptions): Promise<void> {
  const write = meshWriter(options.out);
  const { field, look } = await readNerfField(file);
  const { engine } = await chooseEngine(options);
  const { resolution } = options;
  const threshold = options.threshold ?? defaultThreshold(look);
  const started = performance.now();
  const progress = sayNowAndThen('extracting');
  const density = await densityOnGrid(engine, field, {
    bounds: look.bounds,
    density: look.density,
    resolution,
    onProgress: (done, total) => progress(done / total),
  });
  const densest = density.reduce((most, value) => Math.max(most, value), 0);
  if (!(densest > threshold)) {
    throw new UserError(
      `--threshold: must be less than the highest density, ${densest.toPrecision(3)} per scene unit, got ${threshold.toPrecision(3)}`,
    );
  }
  const mesh = densityMesh({ density, resolution, bounds: look.bounds, threshold });
  await writeOutputFile(options.out, await write(mesh));
  const { vertices, faces, watertight, genus, area, signedVolume } = await meshReport(mesh);
  const report = {
    task: 'nerf-mesh',
    resolution,
    threshold,
    engine: engine.name,
    seconds: (performance.now() - started) / 1000,
    mesh: { vertices, faces, watertight, genus, area, volume: signedVolume },
    files: { mesh: options.out },
  };
  process.stdout.write(
    options.json
      ? `${JSON.stringify(report)}\n`
      : `${options.out}: ${vertices} vertices, ${faces} faces at a density of ${threshold.toPrecision(3)}\n`,
  );
}

function defaultThreshold({ bounds }: NerfLook): number {
  const longest = Math.max(...bounds.min.map((low, axis) => bounds.max[axis]! - low));
  return Math.LN2 / (HALF_OPAQUE_SHARE * longest);
}
