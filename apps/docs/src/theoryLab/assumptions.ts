import { type LabSettings, NARROW } from './settings.ts';

/** Returns what keeps the prediction from being one for the chosen training; empty if nothing does. */
export function outsideTheory({ optimizer, width, rateFraction }: LabSettings): string[] {
  return [
    ...(optimizer === 'adam'
      ? [
          'The theory predicts gradient descent, not Adam: nothing is predicted for the steps of this training, and the curves below that say “gradient descent” are of another one.',
        ]
      : []),
    ...(width < NARROW
      ? [
          `The prediction is for infinite width. At ${width} channels the kernel of the network is a rough sample of that one, and it changes while training.`,
        ]
      : []),
    ...(optimizer === 'sgd' && rateFraction > 0.7
      ? [
          'The largest stable rate is that of infinite width: a narrower network may diverge at more than about 0.7 of it.',
        ]
      : []),
  ];
}
