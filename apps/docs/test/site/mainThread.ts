import type { Page } from 'playwright-core';

/** What the main thread of a page has done. */
export interface MainThread {
  /** WebAssembly modules instantiated: engines and decoders belong in workers. */
  readonly modules: number;
  /** Pictures decoded from bytes. */
  readonly decoded: number;
  /** Adapters of WebGPU asked for. */
  readonly adapters: number;
  /** Lengths of tasks over 50 ms, in milliseconds. */
  readonly longTasks: readonly number[];
  /** Sum of layout shifts that no input of the visitor explains. */
  readonly shift: number;
}

declare global {
  interface Window {
    /** Waits for the next frame, counts what it has moved, and returns all counts. */
    lookAtMainThread(): Promise<MainThread>;
  }
}

/** Runs in the page before its own scripts: counts what should not happen on the main thread. */
export function watchMainThread(): void {
  const counts = { modules: 0, decoded: 0, adapters: 0, longTasks: [] as number[], shift: 0 };
  const { Instance, instantiate, instantiateStreaming } = WebAssembly;
  WebAssembly.Instance = new Proxy(Instance, {
    construct(target, parameters, newTarget) {
      counts.modules++;
      return Reflect.construct(target, parameters, newTarget) as object;
    },
  });
  const counted = <Call extends (...parameters: never[]) => unknown>(call: Call): Call =>
    new Proxy(call, {
      apply(target, self, parameters: Parameters<Call>) {
        counts.modules++;
        return Reflect.apply(target, self, parameters) as unknown;
      },
    });
  WebAssembly.instantiate = counted(instantiate);
  WebAssembly.instantiateStreaming = counted(instantiateStreaming);
  const decode = window.createImageBitmap;
  window.createImageBitmap = new Proxy(decode, {
    apply(target, self, parameters: Parameters<typeof decode>) {
      counts.decoded++;
      return Reflect.apply(target, self, parameters) as unknown;
    },
  });
  if ('GPU' in window) {
    const { requestAdapter } = GPU.prototype;
    GPU.prototype.requestAdapter = new Proxy(requestAdapter, {
      apply(target, self, parameters: Parameters<typeof requestAdapter>) {
        counts.adapters++;
        return Reflect.apply(target, self, parameters) as unknown;
      },
    });
  }
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) counts.longTasks.push(duration);
  }).observe({ type: 'longtask', buffered: true });
  const addShifts = (entries: PerformanceEntryList): void => {
    for (const entry of entries as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
      if (!entry.hadRecentInput) counts.shift += entry.value;
  };
  const shifts = new PerformanceObserver((list) => addShifts(list.getEntries()));
  shifts.observe({ type: 'layout-shift', buffered: true });
  window.lookAtMainThread = () =>
    new Promise((resolve) => {
      // What a test has just seen in the page may be drawn only in the next frame, whose shifts are known after it.
      requestAnimationFrame(() =>
        setTimeout(() => {
          addShifts(shifts.takeRecords());
          resolve(counts);
        }),
      );
    });
}

/** Returns what the main thread of a page has done so far. */
export function mainThread(page: Page): Promise<MainThread> {
  return page.evaluate(() => window.lookAtMainThread());
}
