import { measureLabel } from '@fourier-features/tasks';
import { fitLook } from './fitLook.ts';
import type { Result } from './readResult.ts';
import { readTable, type Table } from './readTable.ts';
import { WideTable } from './WideTable.tsx';

/** Shows the table of a comparison, or the scores of a fit. */
export function Scores({ result }: { readonly result: Result }) {
  const table = result.table === undefined ? scoresOf(result) : readTable(result.table);
  if (table.rows.length === 0) return null;
  return (
    <section>
      <h2 id="scores">Scores</h2>
      <WideTable labelledBy="scores" table={table} />
    </section>
  );
}

/** Returns the scores of fits as a table, a row for each. */
function scoresOf({ fits }: Result): Table {
  const known = fits.flatMap((fit) => (fit.manifest ? [{ fit, manifest: fit.manifest }] : []));
  const names = [...new Set(known.flatMap(({ manifest }) => Object.keys(manifest.scores)))];
  return {
    columns: ['method', ...names.map((name) => measureLabel(name).label), 'steps', 'seconds', 'engine'],
    rows: known.map(({ fit, manifest: { scores, steps, seconds, engine } }) => [
      fitLook(fit).label,
      ...names.map((name) => {
        const score = scores[name];
        return typeof score === 'number' ? measureLabel(name).format(score) : '—';
      }),
      String(steps),
      seconds.toFixed(1),
      engine,
    ]),
  };
}
