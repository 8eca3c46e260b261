import type { EngineChoice } from '@fourier-features/components/workers/engineChoice.ts';
import type { EngineFacts } from '@fourier-features/components/workers/engineFacts.ts';
import { createQueue } from '@fourier-features/components/workers/queue.ts';
import type { FitEnd } from '@fourier-features/core';
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { proxy } from 'comlink';
import type { LaneChoice, OpenedInput, TimedPoint, TrainingEvent } from './protocol.ts';

/** What every worker with a training offers; `Remote<typeof api>` of comlink has this form. */
export interface TrainingCalls<View> {
  engine(choice?: EngineChoice, choices?: readonly LaneChoice[]): Promise<EngineFacts>;
  start(
    choices: readonly LaneChoice[],
    listen: (event: TrainingEvent<View>) => void,
    engine?: EngineChoice,
  ): Promise<void>;
  change(choices: readonly LaneChoice[]): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  step(): Promise<void>;
}

/** `empty` until an input is open; `ready` until training starts. */
export type TrainingState = 'empty' | 'opening' | 'ready' | 'starting' | 'running' | 'paused' | 'ended';

/** A lane as the page shows it. */
export interface LaneState<View> {
  readonly choice: LaneChoice;
  readonly made: number;
  readonly steps: number;
  readonly curve: readonly TimedPoint[];
  /** What all its steps took; measurements and views are left out. */
  readonly seconds: number;
  /** Numbers that are trained; undefined before the first view. */
  readonly parameterCount: number | undefined;
  readonly ended: FitEnd['reason'] | null;
  readonly view: View | undefined;
}

/** A training in a worker, as signals that a page follows and actions that it offers. */
export interface LiveTraining<View> {
  readonly state: ReadonlySignal<TrainingState>;
  readonly engine: ReadonlySignal<EngineFacts | undefined>;
  readonly opened: ReadonlySignal<OpenedInput | undefined>;
  readonly lanes: ReadonlySignal<readonly LaneState<View>[]>;
  readonly stepsPerSecond: ReadonlySignal<number | null>;
  /** A sentence about what failed last. */
  readonly error: ReadonlySignal<string | undefined>;
  /** Opens an input by a call of the worker. Resolves to whether it did; the input before stays if not. */
  open(read: () => Promise<OpenedInput>): Promise<boolean>;
  /** Starts a field for each choice, on the worker's engine in use by default. */
  start(choices: readonly LaneChoice[], engine?: EngineChoice): Promise<void>;
  change(choices: readonly LaneChoice[]): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  step(): Promise<void>;
  /** Runs something else that may fail; its error is shown. */
  attempt<Result>(work: () => Promise<Result>): Promise<Result | undefined>;
  /** The same for work that the visitor has not asked for: an error shown before stays. */
  background<Result>(work: () => Promise<Result>): Promise<Result | undefined>;
}

/** Follows the training of a worker. */
export function liveTraining<View>(worker: TrainingCalls<View>): LiveTraining<View> {
  /** State of the training itself, whatever is being opened meanwhile. */
  const own = signal<Exclude<TrainingState, 'opening'>>('empty');
  const openings = signal(0);
  const state = computed<TrainingState>(() => (openings.value > 0 ? 'opening' : own.value));
  /** Number of the last start or opened input: what a training before it still tells is late. */
  let current = 0;
  const engine = signal<EngineFacts | undefined>(undefined);
  const opened = signal<OpenedInput | undefined>(undefined);
  const lanes = signal<readonly LaneState<View>[]>([]);
  const stepsPerSecond = signal<number | null>(null);
  const error = signal<string | undefined>(undefined);
  /** Inputs are opened in the order of the calls, so that the last one stays. */
  const queue = createQueue();

  const background = async <Result>(work: () => Promise<Result>): Promise<Result | undefined> => {
    try {
      return await work();
    } catch (reason) {
      error.value = reason instanceof Error ? reason.message : String(reason);
      return undefined;
    }
  };
  const attempt: typeof background = (work) => {
    error.value = undefined;
    return background(work);
  };
  const listen = (event: TrainingEvent<View>): void => {
    if (event.type === 'progress') {
      stepsPerSecond.value = event.stepsPerSecond;
      if (engine.value?.description !== event.engine.description) engine.value = event.engine;
      lanes.value = lanes.value.map((lane, i) => {
        const report = event.lanes[i];
        if (!report) return lane;
        const { made, steps, ended, points, seconds } = report;
        return { ...lane, made, steps, ended, seconds, curve: [...lane.curve, ...points] };
      });
    } else if (event.type === 'view') {
      const { view, parameterCount } = event;
      lanes.value = lanes.value.map((lane, i) =>
        i === event.lane ? { ...lane, view, parameterCount } : lane,
      );
    } else if (event.type === 'failed') {
      error.value = event.message;
      own.value = 'ended';
    } else own.value = event.type;
  };

  return {
    state,
    engine,
    opened,
    lanes,
    stepsPerSecond,
    error,
    attempt,
    background,
    async open(read) {
      openings.value++;
      try {
        const result = await queue.run(() => attempt(read));
        if (!result) return false;
        current++;
        opened.value = result;
        lanes.value = [];
        stepsPerSecond.value = null;
        own.value = 'ready';
        return true;
      } finally {
        openings.value--;
      }
    },
    async start(choices, chosenEngine) {
      const mine = ++current;
      const before = own.value;
      own.value = 'starting';
      lanes.value = choices.map((choice) => ({
        choice,
        made: 0,
        steps: 0,
        curve: [],
        seconds: 0,
        parameterCount: undefined,
        ended: null,
        view: undefined,
      }));
      const started = await attempt(async () => {
        const facts = await worker.engine(chosenEngine, choices);
        if (mine !== current) return false;
        engine.value = facts;
        await worker.start(
          choices,
          proxy((event: TrainingEvent<View>) => {
            if (mine === current) listen(event);
          }),
          chosenEngine,
        );
        return true;
      });
      if (mine !== current) return;
      if (!started) own.value = before === 'empty' ? 'empty' : 'ready';
      else if (own.value === 'starting') own.value = 'running';
    },
    async change(choices) {
      const changed = await attempt(async () => {
        await worker.change(choices);
        return true;
      });
      if (changed)
        lanes.value = lanes.value.map((lane, i) => ({ ...lane, choice: choices[i] ?? lane.choice }));
    },
    async pause() {
      await attempt(() => worker.pause());
    },
    async resume() {
      own.value = 'running';
      await attempt(() => worker.resume());
    },
    async step() {
      await attempt(() => worker.step());
    },
  };
}
