import type { Detail } from '@fourier-features/components/scenes/detail.ts';
import type { EngineChoice } from '@fourier-features/components/workers/engineChoice.ts';
import type { EngineFacts } from '@fourier-features/components/workers/engineFacts.ts';
import { messageOf } from '@fourier-features/components/workers/messageOf.ts';
import { createQueue } from '@fourier-features/components/workers/queue.ts';
import { repeatIfLost } from '@fourier-features/components/workers/survivingEngine.ts';
import { type WorkerEngine, workerEngine } from '@fourier-features/components/workers/workerEngine.ts';
import { type Checkpoint, type Engine, type Field, isFourierRelu } from '@fourier-features/core';
import { encodeField } from '@fourier-features/core/storage';
import { createLane, type Lane } from './lane.ts';
import { isOtherField } from './otherField.ts';
import { createPace, type Pace } from './pace.ts';
import type { LaneChoice, OpenedInput, TrainingEvent } from './protocol.ts';
import type { Trainable } from './trainable.ts';

/** A task as a page shows it. */
export interface LiveTask<Input extends OpenedInput, Settings extends { readonly steps: number }, View> {
  readonly task: Trainable<Input, Settings>;
  /** Steps between points of the curves; 10 by default. */
  readonly measureEvery?: number;
  /** The engine until a start chooses another; `auto` by default. */
  readonly engine?: EngineChoice;
  /** Returns what the page shows of a field: quickly while it trains, in full when it rests. */
  view(field: Field, input: Input, settings: Settings, engine: Engine, detail: Detail): Promise<View>;
}

/** Trains up to four fields on one input, a step of each in turn, and reports to the page. Runs in a worker. */
export interface Training<Input, Settings, View> {
  /** Takes the input of the next start, and ends what is running. */
  use(input: Input): Promise<OpenedInput>;
  input(): Input;
  /** Returns what the page says about the engine that trains some choices, which is opened if it is not yet; by default the one in use. */
  engine(choice?: EngineChoice, choices?: readonly LaneChoice[]): Promise<EngineFacts>;
  /**
   * Ends what is running, and starts a field for each choice, on the engine in use by default. All choices train on one
   * engine, so that their times compare.
   *
   * @throws RangeError if a choice does not fit the input; Error if the engine does not run here, or lacks a field.
   */
  start(
    choices: readonly LaneChoice[],
    listen: (event: TrainingEvent<View>) => void,
    engine?: EngineChoice,
  ): Promise<void>;
  /** Goes on from the steps already made with other rates or numbers of steps. */
  change(choices: readonly LaneChoice[]): Promise<void>;
  /** Pauses after the step that is being made, and shows the fields in full. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Makes one step of each field, and pauses. */
  step(): Promise<void>;
  /** Runs something on the field of a lane between two steps; undefined before the lane's first step. */
  withFieldIfAny<Result>(
    lane: number,
    work: (field: Field, settings: Settings, engine: Engine) => Promise<Result>,
  ): Promise<Result | undefined>;
  /** Runs something on the field of a lane between two steps. @throws Error before the lane's first step. */
  withField<Result>(
    lane: number,
    work: (field: Field, settings: Settings, engine: Engine) => Promise<Result>,
  ): Promise<Result>;
  /**
   * Runs something between two steps, on the engine in use by default; again from its beginning if a device is lost meanwhile.
   *
   * @param choice the engine, and a field that it must be able to evaluate.
   */
  withEngine<Result>(
    work: (engine: Engine) => Promise<Result>,
    choice?: { readonly engine?: EngineChoice; readonly field?: Field },
  ): Promise<Result>;
  /** Returns the field of a lane as a file that the terminal reads too. */
  save(lane: number): Promise<Uint8Array<ArrayBuffer>>;
}

/** Milliseconds between reports of progress. */
const REPORT_MS = 100;

/** Part of the time that views may take. */
const VIEW_SHARE = 0.25;

/** Returns a training without an input. */
export function createTraining<Input extends OpenedInput, Settings extends { readonly steps: number }, View>({
  task,
  view,
  measureEvery = 10,
  engine: initialEngine = 'auto',
}: LiveTask<Input, Settings, View>): Training<Input, Settings, View> {
  const queue = createQueue();
  /** Starts, changes, pauses and the like: each has awaits between ending one run and beginning the next. */
  const control = createQueue();
  let input: Input | undefined;
  let lanes: readonly Lane<Settings>[] = [];
  let listen: (event: TrainingEvent<View>) => void = () => {};
  let reported: number[] = [];
  let pace: Pace = createPace();
  let running = false;
  /** The engine of the last start, and whether it must have fields other than `fourier`. */
  let inUse = { choice: initialEngine, anyField: false };
  /** Identifies the loop that may go on: a new start ends the loop before it. */
  let loop = 0;

  const inputNow = (): Input => {
    if (!input) throw new Error('Nothing is open yet. Open an example or a file first.');
    return input;
  };
  const engineInUse = (): Promise<WorkerEngine> => workerEngine(inUse.choice, inUse.anyField);
  const report = (engine: EngineFacts): void => {
    listen({
      type: 'progress',
      engine,
      stepsPerSecond: pace.perSecond(),
      lanes: lanes.map((lane, i) => {
        const from = reported[i] ?? 0;
        const points = lane.curve
          .slice(from)
          .map((point, j) => ({ ...point, seconds: lane.times[from + j]! }));
        reported[i] = lane.curve.length;
        const { steps } = lane.settings;
        return { made: lane.made(), steps, points, seconds: lane.seconds(), ended: lane.ended() };
      }),
    });
  };
  const round = async (): Promise<void> => {
    const start = performance.now();
    for (const lane of lanes) await lane.advance();
    pace.add(performance.now() - start);
  };
  const showViews = async (engine: Engine, detail: Detail): Promise<void> => {
    for (const [i, lane] of lanes.entries()) {
      const field = await lane.field();
      if (!field) continue;
      listen({
        type: 'view',
        lane: i,
        made: lane.made(),
        view: await view(field, inputNow(), lane.settings, engine, detail),
        parameterCount: field.parameters.reduce((sum, { values }) => sum + values.length, 0),
      });
    }
  };
  const allEnded = (): boolean => lanes.every((lane) => lane.ended() !== null);

  const run = async (own: number): Promise<void> => {
    const { engine, facts } = await engineInUse();
    let lastReport = 0;
    let nextView = 0;
    while (running && loop === own) {
      await queue.run(async () => {
        if (loop !== own) return;
        await round();
        const now = performance.now();
        if (now - lastReport >= REPORT_MS || allEnded()) {
          report(facts());
          lastReport = now;
        }
        if (now >= nextView || allEnded()) {
          await showViews(engine, allEnded() ? 'full' : 'preview');
          const spent = performance.now() - now;
          nextView = performance.now() + Math.max(REPORT_MS, spent * (1 / VIEW_SHARE - 1));
        }
      });
      if (loop === own && allEnded()) {
        running = false;
        listen({ type: 'ended' });
      }
    }
  };
  /** Runs the loop in the background; its faults reach the page as an event. */
  const go = (): void => {
    running = true;
    const own = ++loop;
    listen({ type: 'running' });
    run(own).catch((error: unknown) => {
      if (loop !== own) return;
      running = false;
      listen({ type: 'failed', message: messageOf(error) });
    });
  };
  const end = (): Promise<readonly (Checkpoint | undefined)[]> => {
    running = false;
    loop++;
    return queue.run(async () => {
      const checkpoints: (Checkpoint | undefined)[] = [];
      for (const lane of lanes) checkpoints.push(await lane.stop());
      return checkpoints;
    });
  };
  const settingsOf = (choices: readonly LaneChoice[]): Settings[] =>
    choices.map(({ name, options }) => task.settings(name, options as never, inputNow()));
  const createLanes = async (
    settings: readonly Settings[],
    checkpoints: readonly (Checkpoint | undefined)[],
  ): Promise<void> => {
    const { engine } = await engineInUse();
    const from = inputNow();
    const before = lanes;
    lanes = settings.map((each, i) => {
      const resume = checkpoints[i];
      const spent = resume && before[i];
      return createLane(task, { input: from, settings: each, engine, resume, spent, measureEvery });
    });
  };

  const withFieldIfAny: Training<Input, Settings, View>['withFieldIfAny'] = async (lane, work) => {
    const { engine } = await engineInUse();
    return queue.run(async () => {
      const field = await lanes[lane]?.field();
      return field && work(field, lanes[lane]!.settings, engine);
    });
  };
  const withField: Training<Input, Settings, View>['withField'] = async (lane, work) => {
    const found = await withFieldIfAny(lane, async (...given) => ({ result: await work(...given) }));
    if (!found) throw new Error('There is no field yet. Start the training first.');
    return found.result;
  };

  return {
    use: (opened) =>
      control.run(async () => {
        await end();
        lanes = [];
        input = opened;
        const { name, description, warnings, notes } = opened;
        return { name, description, warnings, notes };
      }),
    input: inputNow,
    engine: async (choice = inUse.choice, choices) =>
      (await workerEngine(choice, choices ? choices.some(isOtherField) : inUse.anyField)).facts(),
    start: (choices, listener, choice = inUse.choice) =>
      control.run(async () => {
        await end();
        const anyField = choices.some(isOtherField);
        await workerEngine(choice, anyField);
        inUse = { choice, anyField };
        listen = listener;
        reported = [];
        pace = createPace();
        await createLanes(settingsOf(choices), []);
        go();
      }),
    change: (choices) =>
      control.run(async () => {
        const settings = settingsOf(choices);
        const before = lanes.map((lane) => lane.settings);
        const wasRunning = running;
        const checkpoints = await end();
        try {
          await createLanes(settings, checkpoints);
        } catch (error) {
          // Choices that do not fit leave the training as it is.
          await createLanes(before, checkpoints);
          throw error;
        } finally {
          if (wasRunning) go();
        }
      }),
    async pause() {
      const own = await control.run(async () => {
        if (!running) return undefined;
        running = false;
        listen({ type: 'paused' });
        return loop;
      });
      if (own === undefined) return;
      const { engine, facts } = await engineInUse();
      await queue.run(async () => {
        if (running || loop !== own) return;
        report(facts());
        await showViews(engine, 'full');
      });
    },
    resume: () =>
      control.run(async () => {
        if (!running && !allEnded()) go();
      }),
    step: () =>
      control.run(async () => {
        running = false;
        const { engine, facts } = await engineInUse();
        await queue.run(async () => {
          await round();
          report(facts());
          await showViews(engine, 'full');
          listen({ type: allEnded() ? 'ended' : 'paused' });
        });
      }),
    withFieldIfAny,
    withField,
    async withEngine(work, { engine: choice = inUse.choice, field } = {}) {
      const anyField = field ? !isFourierRelu(field) : inUse.anyField;
      const { engine } = await workerEngine(choice, anyField);
      return queue.run(() => repeatIfLost(() => work(engine)));
    },
    save: (lane) =>
      withField(lane, async (field, settings) =>
        encodeField({
          field,
          metadata: {
            ...task.fieldMetadata(inputNow(), settings),
            task: task.name,
            settings: JSON.stringify(settings),
          },
        }),
      ),
  };
}
