/** What people should know about an input: sentences with `{name}` for each setting, as `inWords` takes them. */
export interface Doubts {
  /** What makes it doubtful that the input means what its settings say: a sentence each, with the figure and the cure. */
  readonly warnings: readonly string[];
  /** What is good to know about any result, such as a value that was assumed. */
  readonly notes: readonly string[];
}
