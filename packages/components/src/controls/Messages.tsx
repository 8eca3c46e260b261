import { pageWords } from './pageWords.ts';

export interface MessagesProps {
  readonly error?: string | undefined;
  readonly warnings?: readonly string[] | undefined;
  readonly notes?: readonly string[] | undefined;
  /** Labels of the page's controls by the name of the setting, for sentences that name one. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** Shows what failed, what is doubtful about an input and what is good to know. */
export function Messages({ error, warnings = [], notes = [], labels = {} }: MessagesProps) {
  const words = (sentence: string): string => pageWords(sentence, labels);
  return (
    <div class="messages">
      <div aria-live="assertive">{error ? <p class="error">{words(error)}</p> : null}</div>
      {warnings.map((sentence) => (
        <p key={sentence} class="warning">
          {words(sentence)}
        </p>
      ))}
      {notes.map((sentence) => (
        <p key={sentence} class="note">
          {words(sentence)}
        </p>
      ))}
    </div>
  );
}
