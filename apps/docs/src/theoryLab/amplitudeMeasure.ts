/** Returns the name of the curve's measure of what is left at a frequency. */
export function amplitudeMeasure(frequency: number): string {
  return `amplitude${frequency}`;
}
