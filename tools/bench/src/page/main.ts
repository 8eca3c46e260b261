/** The page: its form starts and stops a measurement, whose results it shows and copies. */
import { markdownTable } from '@fourier-features/experiments/markdownTable';
import { parseWorkload, workloadName } from '../workload.ts';
import { describeAdapter } from './adapter.ts';
import { contestantNames } from './contestantNames.ts';
import { type Measurement, measure } from './measure.ts';
import { measurementNotes } from './notes.ts';
import { startPageContestant } from './pageContestant.ts';
import { RESULT_HEAD, resultRow } from './resultTable.ts';

const BATCHES = [1024, 4096, 16_384, 65_536];

const element = <Kind extends HTMLElement>(id: string): Kind => document.getElementById(id) as Kind;
const settings = element<HTMLFormElement>('settings');
const stop = element<HTMLButtonElement>('stop');
const status = element('status');
const progress = element<HTMLProgressElement>('progress');
const markdown = element<HTMLTextAreaElement>('markdown');
const start = settings.querySelector<HTMLButtonElement>('[type=submit]')!;
const adapter = describeAdapter();

offerChoices();
element('adapter').textContent = await adapter;

settings.addEventListener('submit', (event) => {
  event.preventDefault();
  void run();
});
element('copy').addEventListener('click', () => void copy());

/** Fills the form. The address may name another workload and number of rounds, such as `?workload=2x16-300&rounds=2`. */
function offerChoices(): void {
  const wanted = new URLSearchParams(location.search);
  const named = wanted.get('workload');
  const workloads = BATCHES.map((batch) => parseWorkload(`4x256-${batch}`));
  if (named) workloads.unshift(parseWorkload(named));
  const choices = workloads.map((workload) => {
    const option = new Option(workload.batch.toLocaleString('en'), workloadName(workload));
    if (workloadName(workload) === named) option.text += ` (${named})`;
    return option;
  });
  (settings.elements.namedItem('workload') as HTMLSelectElement).append(...choices);
  const rounds = wanted.get('rounds');
  if (rounds) (settings.elements.namedItem('rounds') as HTMLInputElement).value = rounds;
  for (const name of contestantNames) {
    const box = Object.assign(document.createElement('input'), {
      type: 'checkbox',
      name: 'contestant',
      value: name,
      checked: true,
    });
    const label = document.createElement('label');
    label.append(box, ` ${name}`);
    element('contestants').append(label);
  }
}

async function run(): Promise<void> {
  const chosen = new FormData(settings);
  const names = contestantNames.filter((name) => chosen.getAll('contestant').includes(name));
  if (names.length === 0) {
    status.textContent = 'Choose at least one contestant.';
    return;
  }
  const controller = new AbortController();
  const abort = (): void => controller.abort(new Error('Stopped.'));
  stop.addEventListener('click', abort);
  setRunning(true);
  try {
    const measurement = await measure({
      workload: parseWorkload(String(chosen.get('workload'))),
      names,
      rounds: Number(chosen.get('rounds')),
      start: startPageContestant,
      onProgress: (doing, part) => {
        status.textContent = `${doing} …`;
        progress.value = part;
      },
      signal: controller.signal,
    });
    await show(measurement);
    status.textContent = measurement.results.length > 0 ? 'Done.' : 'No contestant has a result.';
  } catch (error) {
    status.textContent = (error as Error).message;
  } finally {
    stop.removeEventListener('click', abort);
    setRunning(false);
  }
}

function setRunning(running: boolean): void {
  start.disabled = running;
  stop.disabled = !running;
  progress.hidden = !running;
}

async function show(measurement: Measurement): Promise<void> {
  const rows = measurement.results.map(resultRow);
  const notes = measurementNotes(measurement, {
    adapter: await adapter,
    browser: navigator.userAgent,
    date: new Date().toISOString().slice(0, 10),
  });
  const line = (tag: 'th' | 'td', cells: readonly string[]): HTMLTableRowElement => {
    const row = document.createElement('tr');
    row.append(...cells.map((text) => Object.assign(document.createElement(tag), { textContent: text })));
    return row;
  };
  element('table').replaceChildren(line('th', RESULT_HEAD), ...rows.map((cells) => line('td', cells)));
  element('notes').replaceChildren(
    ...notes.map((text) => Object.assign(document.createElement('li'), { textContent: text })),
  );
  const list = notes.map((note) => `- ${note}`).join('\n');
  markdown.value = `${markdownTable(RESULT_HEAD, rows)}\n\n${list}\n`;
  element('results').hidden = false;
}

async function copy(): Promise<void> {
  try {
    await navigator.clipboard.writeText(markdown.value);
    status.textContent = 'Copied.';
  } catch {
    markdown.select();
    status.textContent = 'This browser does not let the page copy: the text is selected.';
  }
}
