import { lostError } from './lost.ts';
import { COMPUTE_STAGE, MAP_READ, USAGE } from './usage.ts';

/** How a kernel uses a buffer. */
export type Binding = 'uniform' | 'read' | 'write';

/** A compiled shader. */
export interface Kernel {
  readonly pipeline: GPUComputePipeline;
  readonly layout: GPUBindGroupLayout;
}

/** Part of a buffer, in bytes. */
export interface Slice {
  readonly buffer: GPUBuffer;
  readonly offset: number;
  readonly size: number;
}

/** A device, and what its fields share. */
export interface Gpu {
  readonly device: GPUDevice;
  /** Compiles a shader, or finds what it was compiled to before. The bindings are those of group 0, from 0 on. */
  kernel(code: string, bindings: readonly Binding[]): Promise<Kernel>;
  /**
   * Does some work that creates buffers.
   *
   * @throws RangeError if the GPU has too little memory; what `free` then frees is no longer needed.
   */
  allocating<Result>(
    what: string,
    bytes: number,
    work: () => Result,
    free: (made: Result) => void,
  ): Promise<Result>;
  /** Records commands and submits them; waits while several earlier ones are still to be done. */
  submit(record: (encoder: GPUCommandEncoder) => void): Promise<void>;
  /** Waits until everything submitted is done. */
  idle(): Promise<void>;
  /** Submits commands, and copies of slices after them, and returns what was copied, slice by slice. */
  read(slices: readonly Slice[], record?: (encoder: GPUCommandEncoder) => void): Promise<Float32Array[]>;
  /** @throws EngineLostError if the device is lost; Error if the engine has ended, or a command failed. */
  check(): void;
  /** Ends the engine's use of the device; later calls, and those in progress, are refused. */
  end(): void;
}

/** Most submissions that may be in flight: enough to keep the GPU busy, few enough for an abort to be heard soon. */
const MOST_IN_FLIGHT = 2;
/** Milliseconds in which the loss of a device is announced after a call that failed because of it. */
const LOSS_DELAY = 100;

/** Kernels by their code: engines on one device share what was compiled. */
const compiled = new WeakMap<GPUDevice, Map<string, Promise<Kernel>>>();

/** Watches over a device. */
export function createGpu(device: GPUDevice): Gpu {
  let lost: GPUDeviceLostInfo | undefined;
  let failure: string | undefined;
  let ended = false;
  void device.lost.then((info) => {
    lost = info;
  });
  const kernels = compiled.get(device) ?? new Map<string, Promise<Kernel>>();
  compiled.set(device, kernels);
  const inFlight: Promise<unknown>[] = [];

  const check = (): void => {
    if (ended) throw new Error('webgpuEngine: the engine must not be disposed of during a call');
    if (lost) throw lostError(lost);
    if (failure) throw new Error(`webgpuEngine: the GPU refused a command: ${failure}`);
  };

  /** Awaits the device; a call that its loss made fail rejects with that loss. */
  const unlessLost = async <Result>(work: Promise<Result>): Promise<Result> => {
    try {
      return await work;
    } catch (error) {
      await Promise.race([device.lost, new Promise((resolve) => setTimeout(resolve, LOSS_DELAY))]);
      check();
      throw error;
    }
  };

  const compile = async (code: string, bindings: readonly Binding[]): Promise<Kernel> => {
    const layout = device.createBindGroupLayout({
      entries: bindings.map((use, binding) => ({
        binding,
        visibility: COMPUTE_STAGE,
        buffer: { type: BUFFER_TYPES[use] },
      })),
    });
    const pipeline = await device.createComputePipelineAsync({
      layout: device.createPipelineLayout({ bindGroupLayouts: [layout] }),
      compute: { module: device.createShaderModule({ code }), entryPoint: 'main' },
    });
    return { pipeline, layout };
  };

  const submitNow = (record: (encoder: GPUCommandEncoder) => void): void => {
    check();
    // A scope of its own: on a device that others use too, errors of theirs are none of this engine's.
    device.pushErrorScope('validation');
    try {
      const encoder = device.createCommandEncoder();
      record(encoder);
      device.queue.submit([encoder.finish()]);
    } finally {
      device.popErrorScope().then(
        (error) => {
          failure ??= error?.message;
        },
        // The loss of the device, which is heard of elsewhere.
        () => {},
      );
    }
  };

  const allocating: Gpu['allocating'] = async (what, bytes, work, free) => {
    check();
    device.pushErrorScope('out-of-memory');
    device.pushErrorScope('validation');
    let scopes: Promise<(GPUError | null)[]>;
    let made: ReturnType<typeof work>;
    try {
      made = work();
    } finally {
      scopes = Promise.all([device.popErrorScope(), device.popErrorScope()]);
    }
    const error = (await unlessLost(scopes)).find((each) => each !== null);
    if (!error) return made;
    free(made);
    throw new RangeError(
      `webgpuEngine: the GPU has no ${Math.ceil(bytes / 2 ** 20)} MiB for ${what} (${error.message}). Use a smaller batch or network, a smaller workingBytes, or wasmEngine().`,
    );
  };

  return {
    device,
    check,
    allocating,
    end: () => {
      ended = true;
    },
    kernel: (code, bindings) => {
      check();
      const compiling = kernels.get(code) ?? unlessLost(compile(code, bindings));
      kernels.set(code, compiling);
      compiling.catch(() => kernels.delete(code));
      return compiling;
    },
    submit: async (record) => {
      submitNow(record);
      const done = device.queue.onSubmittedWorkDone();
      // Nothing may await the last few: a loss that rejects them must not end the process as unhandled.
      done.catch(() => {});
      inFlight.push(done);
      if (inFlight.length > MOST_IN_FLIGHT) await unlessLost(inFlight.shift()!);
      check();
    },
    idle: async () => {
      await unlessLost(device.queue.onSubmittedWorkDone());
      check();
    },
    read: async (slices, record = () => {}) => {
      const parts = inParts(slices, device.limits.maxBufferSize);
      const stagings = await allocating(
        'what is read',
        bytesOf(slices),
        () =>
          parts.map((part) =>
            device.createBuffer({ size: bytesOf(part), usage: USAGE.mapRead | USAGE.copyTo }),
          ),
        (made) => {
          for (const staging of made) staging.destroy();
        },
      );
      try {
        submitNow((encoder) => {
          record(encoder);
          parts.forEach((part, p) => {
            let at = 0;
            for (const { buffer, offset, size } of part) {
              encoder.copyBufferToBuffer(buffer, offset, stagings[p]!, at, size);
              at += size;
            }
          });
        });
        await unlessLost(Promise.all(stagings.map((staging) => staging.mapAsync(MAP_READ))));
        check();
        return parts.flatMap((part, p) => {
          const mapped = stagings[p]!.getMappedRange();
          let at = 0;
          return part.map(({ size }) => {
            const start = at;
            at += size;
            return new Float32Array(mapped.slice(start, at));
          });
        });
      } finally {
        for (const staging of stagings) staging.destroy();
      }
    },
  };
}

/** Groups consecutive slices so that a buffer of at most `most` bytes holds each group; every slice fits into one. */
function inParts(slices: readonly Slice[], most: number): Slice[][] {
  const parts: Slice[][] = [];
  for (const slice of slices) {
    const last = parts.at(-1);
    if (last && bytesOf(last) + slice.size <= most) last.push(slice);
    else parts.push([slice]);
  }
  return parts;
}

function bytesOf(slices: readonly Slice[]): number {
  return slices.reduce((bytes, { size }) => bytes + size, 0);
}

const BUFFER_TYPES = { uniform: 'uniform', read: 'read-only-storage', write: 'storage' } as const;
