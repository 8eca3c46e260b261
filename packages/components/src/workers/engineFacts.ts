/** The engine that computes, and why no faster one does. */
export interface EngineFacts {
  readonly name: string;
  readonly threads: number;
  readonly description: string;
}
