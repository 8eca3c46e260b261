/**
 * Checks that a field of a file is of the task that a page shows. Files of other programs need not say.
 *
 * @param what what a field of the task shows, with an article.
 * @throws Error if the file is of another task.
 */
export function checkTask(metadata: Readonly<Record<string, string>>, task: string, what: string): void {
  const { task: found = task } = metadata;
  if (found !== task) throw new Error(`The field must be of ${what}, got one of the task ${found}.`);
}
