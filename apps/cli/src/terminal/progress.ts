import type { FitEvent } from '@fourier-features/core';
import { measureText } from '@fourier-features/tasks';
import { SingleBar } from 'cli-progress';
import { outputMode } from './outputMode.ts';
import { say } from './say.ts';
import { movesCursor } from './terminalFeatures.ts';

/** Shows the progress of a fit on stderr. */
export interface FitProgress {
  show(event: FitEvent): void;
  stop(): void;
}

const SECONDS_BETWEEN_LINES = 5;

/** Creates a bar on a terminal whose cursor can be moved; elsewhere a plain line every few seconds. */
export function fitProgress(label: string, steps: number, firstStep: number): FitProgress {
  const started = performance.now();
  const state = { done: firstStep, measures: '—' };
  const seconds = (): number => (performance.now() - started) / 1000;
  const stepsPerSecond = (): number => (state.done - firstStep) / Math.max(1e-9, seconds());
  const details = (): { label: string; measures: string; speed: string; left: string } => ({
    label,
    measures: state.measures,
    speed: `${Number(stepsPerSecond().toPrecision(3))} steps/s`,
    left: `${duration((steps - state.done) / stepsPerSecond())} left`,
  });
  const isBar = movesCursor(process.stderr) && !outputMode.quiet;
  const display = isBar ? bar(steps, firstStep, details) : lines(steps, details);
  return {
    show: (event) => {
      if (event.type === 'measure') {
        const { step: _, loss, ...measures } = event.point;
        const texts = Object.entries(measures).map(([name, value]) => measureText(name, value!));
        state.measures = texts.join(', ') || `loss ${loss.toPrecision(4)}`;
      }
      if (event.type !== 'step') return;
      state.done = event.step + 1;
      display.update(state.done);
    },
    stop: display.stop,
  };
}

/** Formats seconds as people say them, such as 1m05s. */
function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '?';
  const whole = Math.round(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  if (hours > 0) return `${hours}h${two(minutes)}m`;
  return minutes > 0 ? `${minutes}m${two(whole % 60)}s` : `${whole}s`;
}

interface Display {
  update(done: number): void;
  stop(): void;
}

type Details = () => { label: string; measures: string; speed: string; left: string };

function bar(steps: number, firstStep: number, details: Details): Display {
  const single = new SingleBar({
    format: '{label} [{bar}] {value}/{total} steps | {measures} | {speed} | {left}',
    stream: process.stderr,
    hideCursor: true,
    barsize: 20,
    fps: 5,
  });
  single.start(steps, firstStep, details());
  return {
    update: (done) => single.update(done, details()),
    stop: () => single.stop(),
  };
}

function lines(steps: number, details: Details): Display {
  let last = performance.now();
  return {
    update: (done) => {
      const now = performance.now();
      if (now - last < 1000 * SECONDS_BETWEEN_LINES && done !== steps) return;
      last = now;
      const { label, measures, speed, left } = details();
      say(`${label}: step ${done}/${steps}, ${measures}, ${speed}, ${left}`);
    },
    stop: () => {},
  };
}
