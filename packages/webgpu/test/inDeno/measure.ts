/** Prints, as JSON, how far the engine is from float64 on as many shapes, in as many steps, as the arguments say. */
import { agreementShapes, measureAgreement } from '@fourier-features/testing/agreement';
import { referenceEngine } from '@fourier-features/testing/fields';
import { webgpuEngine } from '../../src/index.ts';
import type { Measured } from './measured.ts';

const [shapes, steps] = process.argv.slice(2).map(Number) as [number, number];
const engine = await webgpuEngine();
const measured: Measured = { adapter: engine.adapter, agreements: {} };
for (const shape of agreementShapes(shapes)) {
  measured.agreements[shape.title] = await measureAgreement(engine, referenceEngine(), shape, steps);
}
engine.dispose();
process.stdout.write(JSON.stringify(measured));
