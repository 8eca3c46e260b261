/** How the page draws what it predicts, measures and knows: colours differ, and so do dashes. */
export const looks = {
  truth: { color: 'var(--ff-truth)', dash: '1 3' },
  predicted: { color: 'var(--ff-positional)', dash: '6 4' },
  measured: { color: 'var(--ff-gaussian)', dash: undefined },
  limit: { color: 'var(--ff-other)', dash: '10 3 2 3' },
  other: { color: 'var(--ff-none)', dash: '2 3' },
} as const;

/** Colours of the frequencies that the convergence chart follows. */
export const frequencyColors = [
  'var(--ff-basic)',
  'var(--ff-positional)',
  'var(--ff-gaussian)',
  'var(--ff-other)',
] as const;
