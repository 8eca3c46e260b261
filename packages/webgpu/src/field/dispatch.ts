import type { Binding, Gpu, Slice } from '../device/gpu.ts';

/** Most workgroups along one axis of a dispatch that every adapter allows. */
const MOST_GROUPS = 65_535;

/** Workgroups along x, y and z. */
export type Groups = readonly [x: number, y: number, z: number];

/** A kernel with its buffers, ready to run on any number of points that they hold. */
export interface Dispatch {
  run(pass: GPUComputePassEncoder, points: number): void;
}

/** Binds a kernel to buffers; `groupsOf` says how many workgroups some points need. */
export async function createDispatch(
  gpu: Gpu,
  code: string,
  bindings: readonly (readonly [Binding, Slice])[],
  groupsOf: (points: number) => Groups,
): Promise<Dispatch> {
  const { pipeline, layout } = await gpu.kernel(
    code,
    bindings.map(([use]) => use),
  );
  const group = gpu.device.createBindGroup({
    layout,
    entries: bindings.map(([, resource], binding) => ({ binding, resource })),
  });
  return {
    run: (pass, points) => {
      pass.setPipeline(pipeline);
      pass.setBindGroup(0, group);
      pass.dispatchWorkgroups(...groupsOf(points));
    },
  };
}

/** Records a compute pass of its own. */
export function inPass(encoder: GPUCommandEncoder, record: (pass: GPUComputePassEncoder) => void): void {
  const pass = encoder.beginComputePass();
  record(pass);
  pass.end();
}

/** Spreads workgroups of `size` threads over two axes, for kernels that number their threads through. */
export function spread(threads: number, size: number): Groups {
  const groups = Math.ceil(threads / size);
  const x = Math.min(groups, MOST_GROUPS);
  return [x, Math.ceil(groups / x), 1];
}
