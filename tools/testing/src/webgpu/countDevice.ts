/** What a device was asked for since it is counted. */
export interface DeviceCounts {
  /** Calls of `queue.submit`. */
  readonly submits: number;
  /** Dispatches of compute passes, when they are recorded. */
  readonly dispatches: number;
  /** Calls of `mapAsync`: readbacks, each of which waits for the GPU. */
  readonly maps: number;
  /** Bytes uploaded by `queue.writeBuffer` and by buffers mapped at creation. */
  readonly uploadedBytes: number;
  /** Pipelines compiled. */
  readonly pipelines: number;
  /** Buffers that were created and not destroyed. */
  readonly buffers: number;
  /** Bytes of these buffers. */
  readonly bufferBytes: number;
}

/** A device that counts. */
export interface CountedDevice {
  readonly device: GPUDevice;
  /** Returns the counts so far. */
  counts(): DeviceCounts;
  /** Calls `work`, and returns what it added to the counts. */
  during(work: () => unknown): Promise<DeviceCounts>;
  /**
   * Waits until the GPU is done.
   *
   * @throws Error if the device reported errors that no error scope captured.
   */
  expectNoErrors(): Promise<void>;
}

/** Counts the calls of a device from now on, by methods of its own that shadow those of its class. */
export function countDevice(device: GPUDevice): CountedDevice {
  const counts = {
    submits: 0,
    dispatches: 0,
    maps: 0,
    uploadedBytes: 0,
    pipelines: 0,
    buffers: 0,
    bufferBytes: 0,
  };
  const errors: string[] = [];
  const { queue } = device;
  device.addEventListener('uncapturederror', ({ error }) => errors.push(error.message));

  before(queue, 'submit', () => {
    counts.submits += 1;
  });
  before(queue, 'writeBuffer', (_buffer, _offset, data, from = 0, size) => {
    // Positions and sizes are in elements of typed arrays, and in bytes of what has no elements.
    const elementBytes = 'BYTES_PER_ELEMENT' in data ? Number(data.BYTES_PER_ELEMENT) : 1;
    counts.uploadedBytes += size === undefined ? data.byteLength - from * elementBytes : size * elementBytes;
  });
  for (const create of ['createComputePipeline', 'createComputePipelineAsync'] as const) {
    before(device, create, () => {
      counts.pipelines += 1;
    });
  }
  after(device, 'createBuffer', (buffer, { size, mappedAtCreation }) => {
    let live = true;
    counts.buffers += 1;
    counts.bufferBytes += size;
    if (mappedAtCreation) counts.uploadedBytes += size;
    before(buffer, 'destroy', () => {
      if (!live) return;
      live = false;
      counts.buffers -= 1;
      counts.bufferBytes -= size;
    });
    before(buffer, 'mapAsync', () => {
      counts.maps += 1;
    });
  });
  after(device, 'createCommandEncoder', (encoder) => {
    after(encoder, 'beginComputePass', (pass) => {
      for (const dispatch of ['dispatchWorkgroups', 'dispatchWorkgroupsIndirect'] as const) {
        before(pass, dispatch, () => {
          counts.dispatches += 1;
        });
      }
    });
  });

  return {
    device,
    counts: () => ({ ...counts }),
    during: async (work) => {
      const start = { ...counts };
      await work();
      const added = { ...counts };
      for (const name of Object.keys(added) as (keyof DeviceCounts)[]) added[name] -= start[name];
      return added;
    },
    expectNoErrors: async () => {
      await queue.onSubmittedWorkDone();
      // Errors are events, which come in turns of the event loop of their own.
      await new Promise((resolve) => setTimeout(resolve));
      if (errors.length > 0) throw new Error(`the device reported: ${errors.join('; ')}`);
    },
  };
}

/** Names of the methods of a type. */
type Methods<T> = {
  [Name in keyof T]: T[Name] extends (...args: never[]) => unknown ? Name : never;
}[keyof T];
type Arguments<T, Name extends keyof T> = T[Name] extends (...args: infer Args) => unknown ? Args : never;
type Result<T, Name extends keyof T> = T[Name] extends (...args: never[]) => infer Returned
  ? Returned
  : never;

/** Lets `look` see the arguments of a method first. */
function before<T extends object, Name extends Methods<T>>(
  target: T,
  name: Name,
  look: (...args: Arguments<T, Name>) => void,
): void {
  const original = target[name] as (...args: unknown[]) => unknown;
  target[name] = ((...args: unknown[]) => {
    look(...(args as Arguments<T, Name>));
    return original.apply(target, args);
  }) as T[Name];
}

/** Lets `look` see what a method returns, and its arguments. */
function after<T extends object, Name extends Methods<T>>(
  target: T,
  name: Name,
  look: (returned: Result<T, Name>, ...args: Arguments<T, Name>) => void,
): void {
  const original = target[name] as (...args: unknown[]) => unknown;
  target[name] = ((...args: unknown[]) => {
    const returned = original.apply(target, args);
    look(returned as Result<T, Name>, ...(args as Arguments<T, Name>));
    return returned;
  }) as T[Name];
}
