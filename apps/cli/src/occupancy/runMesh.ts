import { isFourierRelu } from '@fourier-features/core';
import { meshReport } from '@fourier-features/datasets';
import { extractMesh, removeIslands } from '@fourier-features/occupancy';
import { islandText } from '@fourier-features/tasks';
import { chooseEngine } from '../engine.ts';
import { refuse } from '../files/inputs.ts';
import { openOutputFile } from '../files/outputFile.ts';
import { slashed } from '../files/slashed.ts';
import { meshEncoder } from '../files/writeMesh.ts';
import { type Interrupt, writing } from '../terminal/interrupt.ts';
import { print } from '../terminal/print.ts';
import { sayProgress } from '../terminal/sayProgress.ts';
import { DEFAULT_FILE, type MeshValues } from './mesh.ts';
import { readOccupancyField } from './readField.ts';

/** Extracts the surface of a fitted shape. */
export async function runOccupancyMesh(
  path: string,
  values: MeshValues,
  { signal, enter }: Interrupt,
): Promise<void> {
  const encode = meshEncoder(values.out ?? DEFAULT_FILE);
  const { field, bounds, normalisation } = await readOccupancyField(path);
  const { engine } = await chooseEngine(values, !isFourierRelu(field));
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
    files: { mesh: slashed(out.path) },
  };
  const kind = watertight ? 'watertight' : 'not watertight';
  print(
    report,
    values.json,
    `${out.path}: ${vertices} vertices, ${faces} faces, ${kind}${islandText(islands)}`,
  );
}
