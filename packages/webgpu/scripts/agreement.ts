/**
 * Measures on random shapes how far gradients and losses of the WebGPU engine are from float64 and from another engine in every
 * step of a training, and prints the largest errors. On SwiftShader, or with `WEBGPU=real` on the machine's GPU; in Node, or with
 * `--naga` in Deno, where the shaders are compiled as in Firefox.
 */
import { parseArgs } from 'node:util';
import {
  type Agreement,
  agreementFaults,
  agreementShapes,
  measureAgreement,
} from '@fourier-features/testing/agreement';
import { runInDeno } from '@fourier-features/testing/deno';
import { countDevice, testDevice } from '@fourier-features/testing/webgpu';
import { wasmEngine } from '@fourier-features/wasm';
import { webgpuEngine } from '@fourier-features/webgpu';
import type { Measured } from '../test/inDeno/measured.ts';

const HEADINGS = ['gradient, differences', 'gradient, other engine', 'loss, float64'];

const { values } = parseArgs({
  // pnpm passes on the -- that may come before options.
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: {
    shapes: { type: 'string', default: '8' },
    steps: { type: 'string', default: '20' },
    naga: { type: 'boolean', default: false },
  },
});
const [shapes, steps] = [count('shapes'), count('steps')];
print(`largest relative errors in ${steps} steps of each of ${shapes} shapes:`);
print(HEADINGS.join('  '));
const measured = await (values.naga ? measureInDeno() : measureInNode());
const worst: Agreement = {
  differences: Math.max(...measured.map(({ differences }) => differences)),
  other: Math.max(...measured.map(({ other }) => other)),
  loss: Math.max(...measured.map(({ loss }) => loss)),
};
print(row(worst, 'the largest of all'));
process.exitCode = agreementFaults(worst).length > 0 ? 1 : 0;

/** Measures with Dawn, and with wasmEngine as the other engine. */
async function measureInNode(): Promise<Agreement[]> {
  const counted = countDevice(await testDevice());
  const engine = await webgpuEngine({ device: counted.device });
  const cpu = await wasmEngine({ threads: 1 });
  const agreements: Agreement[] = [];
  for (const shape of agreementShapes(shapes)) {
    const agreement = await measureAgreement(engine, cpu, shape, steps);
    agreements.push(agreement);
    report(agreement, shape.title);
  }
  await counted.expectNoErrors();
  print(`on ${engine.adapter} by Dawn`);
  engine.dispose();
  counted.device.destroy();
  cpu.dispose();
  return agreements;
}

/** Measures with wgpu, and with the float64 reference as the other engine. */
async function measureInDeno(): Promise<Agreement[]> {
  const module = new URL('../test/inDeno/measure.ts', import.meta.url);
  const { adapter, agreements } = JSON.parse(await runInDeno(module, [`${shapes}`, `${steps}`])) as Measured;
  for (const [title, agreement] of Object.entries(agreements)) report(agreement, title);
  print(`on ${adapter} by wgpu`);
  return Object.values(agreements);
}

function report(agreement: Agreement, title: string): void {
  print(row(agreement, title));
  for (const fault of agreementFaults(agreement)) print(`  ${fault}`);
}

function row({ differences, other, loss }: Agreement, title: string): string {
  const numbers = [differences, other, loss].map((error, column) =>
    error.toExponential(1).padEnd(HEADINGS[column]!.length),
  );
  return [...numbers, title].join('  ');
}

function count(name: 'shapes' | 'steps'): number {
  const number = Number(values[name]);
  if (!Number.isInteger(number) || number < 1) {
    throw new RangeError(`--${name} must be an integer of at least 1, got ${values[name]}`);
  }
  return number;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
