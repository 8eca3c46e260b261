import { inWords } from '@fourier-features/tasks';

export interface MessagesProps {
  readonly error?: string | undefined;
  readonly warnings?: readonly string[] | undefined;
  readonly notes?: readonly string[] | undefined;
  /** Labels of the page's controls by the name of the setting, for sentences that name one. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** Shows what failed, what is doubtful about an input and what is good to know. */
export function Messages({ error, warnings = [], notes = [], labels = {} }: MessagesProps) {
  // Readers speak to those who pass options; a page has controls, in quotation marks.
  const words = (sentence: string): string =>
    capitalised(
      inWords(sentence.replaceAll('Pass ', 'Set '), (name) =>
        labels[name] === undefined ? name : `“${labels[name]}”`,
      ),
    );
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

/** Starts a sentence with a capital, unless it starts with the name of a file. */
function capitalised(sentence: string): string {
  if (/^\S*[./]\w/.test(sentence)) return sentence;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
