import { isFourierRelu } from '@fourier-features/core';
import { meshReport } from '@fourier-features/datasets';
import { defaultThreshold, densityOnGrid } from '@fourier-features/nerf';
import { type MeshWithNormals, removeIslands, type WithoutIslands } from '@fourier-features/occupancy';
import { islandText } from '@fourier-features/tasks';
import { chooseEngine } from '../engine.ts';
import { openOutputFile } from '../files/outputFile.ts';
import { slashed } from '../files/slashed.ts';
import { meshEncoder } from '../files/writeMesh.ts';
import { type Interrupt, writing } from '../terminal/interrupt.ts';
import { print } from '../terminal/print.ts';
import { sayProgress } from '../terminal/sayProgress.ts';
import { UserError } from '../terminal/userError.ts';
import { densityMesh } from './densityMesh.ts';
import { DEFAULT_FILE, type MeshValues } from './mesh.ts';
import { readNerfField } from './readField.ts';

/** Points along each side of a grid that is polygonised in less than a second. */
const QUICK_RESOLUTION = 256;

/** Extracts the surface of a fitted scene. */
export async function runNerfMesh(
  file: string,
  values: MeshValues,
  { signal, enter, blocking }: Interrupt,
): Promise<void> {
  const encode = meshEncoder(values.out ?? DEFAULT_FILE);
  const { field, look } = await readNerfField(file);
  const { engine } = await chooseEngine(values, !isFourierRelu(field));
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
    files: { mesh: slashed(out.path) },
  };
  print(
    report,
    values.json,
    `${out.path}: ${vertices} vertices, ${faces} faces at a density of ${threshold.toPrecision(3)}${islandText(islands)}`,
  );
}
