import type { EngineLostError, LostEngine } from '@fourier-features/core';
import type { EngineName } from '@fourier-features/engines';

/** An engine that runs everywhere and has no device to lose. */
const OTHER_ENGINE: EngineName = 'wasm';

/** A training as the texts about a lost device name it. */
export interface LosableTraining {
  /** Name of the engine. */
  readonly engine: string;
  /** Returns how to continue on an engine. */
  readonly toContinue: (engine: EngineName) => string;
}

/** Returns one line about a training whose engine lost its device: the steps made and saved, and how to continue. */
export function trainingLossText(
  { updates, error }: LostEngine,
  { steps, saved }: { readonly steps: number; readonly saved: number },
  { engine, toContinue }: LosableTraining,
): string {
  const cure = toContinue(OTHER_ENGINE);
  return `the engine ${engine} lost its device after ${updates} of ${steps} steps (${error.message}); the state after ${saved} is saved; ${cure}`;
}

/** Returns the same about a device that was lost while the trained field was evaluated. */
export function evaluationLossText(
  { message }: EngineLostError,
  { engine, toContinue }: LosableTraining,
): string {
  return `the engine ${engine} lost its device while the field was evaluated (${message}); the field is saved; ${toContinue(OTHER_ENGINE)}`;
}

/** Returns the same about work of which nothing is saved. */
export function lossText(error: EngineLostError): string {
  return `${error.message}. Repeat the command, with --engine ${OTHER_ENGINE} to compute on the CPU.`;
}
