import { inWords } from '@fourier-features/tasks';

/**
 * Returns a sentence of a reader as a page says it: readers speak to those who pass options; a page has controls, whose
 * labels stand in quotation marks.
 *
 * @param labels labels of the page's controls by the name of the setting.
 */
export function pageWords(sentence: string, labels: Readonly<Record<string, string>>): string {
  const spoken = sentence
    .replace(/Pass (\S+) as (\{\w+\})/g, 'Set $2 to $1')
    .replace(/Pass (\{\w+\}) (?!if |and |or |in |to )/g, 'Set $1 to ')
    .replaceAll('Pass ', 'Set ');
  return capitalised(inWords(spoken, (name) => (labels[name] === undefined ? name : `“${labels[name]}”`)));
}

/** Starts a sentence with a capital, unless it starts with the name of a file. */
function capitalised(sentence: string): string {
  if (/^\S*[./]\w/.test(sentence)) return sentence;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
