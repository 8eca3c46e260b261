/**
 * Measures on random shapes how far gradients and losses of the WebGPU engine are from float64 and from the CPU engine in every
 * step of a training, on SwiftShader or with `WEBGPU=real` on the machine's GPU, and prints the largest errors.
 */
import { parseArgs } from 'node:util';
import {
  type Agreement,
  agreementFaults,
  agreementShapes,
  measureAgreement,
} from '@fourier-features/testing/agreement';
import { countDevice, testDevice } from '@fourier-features/testing/webgpu';
import { wasmEngine } from '@fourier-features/wasm';
import { webgpuEngine } from '@fourier-features/webgpu';

const HEADINGS = ['gradient, differences', 'gradient, wasmEngine', 'loss, float64'];

const { values } = parseArgs({
  // pnpm passes on the -- that may come before options.
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: { shapes: { type: 'string', default: '8' }, steps: { type: 'string', default: '20' } },
});
const [shapes, steps] = [count('shapes'), count('steps')];

const counted = countDevice(await testDevice());
const engine = await webgpuEngine({ device: counted.device });
const cpu = await wasmEngine({ threads: 1 });
print(`${engine.adapter}: largest relative errors in ${steps} steps of each of ${shapes} shapes`);
print(HEADINGS.join('  '));

let worst: Agreement = { differences: 0, other: 0, loss: 0 };
let faults = 0;
for (const shape of agreementShapes(shapes)) {
  const agreement = await measureAgreement(engine, cpu, shape, steps);
  worst = {
    differences: Math.max(worst.differences, agreement.differences),
    other: Math.max(worst.other, agreement.other),
    loss: Math.max(worst.loss, agreement.loss),
  };
  print(`${row(agreement)}  ${shape.title}`);
  for (const fault of agreementFaults(agreement)) {
    faults += 1;
    print(`  ${fault}`);
  }
}
print(`${row(worst)}  the largest of all`);
await counted.expectNoErrors();
engine.dispose();
counted.device.destroy();
cpu.dispose();
process.exitCode = faults > 0 ? 1 : 0;

function count(name: 'shapes' | 'steps'): number {
  const number = Number(values[name]);
  if (!Number.isInteger(number) || number < 1) {
    throw new RangeError(`--${name} must be an integer of at least 1, got ${values[name]}`);
  }
  return number;
}

function row({ differences, other, loss }: Agreement): string {
  return [differences, other, loss]
    .map((error, column) => error.toExponential(1).padEnd(HEADINGS[column]!.length))
    .join('  ');
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
