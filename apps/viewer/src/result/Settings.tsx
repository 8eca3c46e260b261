import { fitLook } from './fitLook.ts';
import type { Fit } from './readResult.ts';
import { WideTable } from './WideTable.tsx';

/** Shows the settings of the fits, by the names that options and manifests have for them. */
export function Settings({ fits }: { readonly fits: readonly Fit[] }) {
  const known = fits.flatMap((fit) =>
    fit.manifest ? [{ label: fitLook(fit).label, settings: flat(fit.manifest.settings) }] : [],
  );
  const names = [...new Set(known.flatMap(({ settings }) => [...settings.keys()]))];
  if (names.length === 0) return null;
  const table = {
    columns: ['setting', ...known.map(({ label }) => label)],
    rows: names.map((name) => [name, ...known.map(({ settings }) => settings.get(name) ?? '—')]),
  };
  const version = fits.find((fit) => fit.manifest)?.manifest?.software.version;
  return (
    <section>
      <h2 id="settings">Settings</h2>
      <WideTable labelledBy="settings" table={table} />
      <p class="hint">Written by fourier-features {version}.</p>
    </section>
  );
}

/** Returns settings as text; those within another follow it after a dot. */
function flat(settings: Readonly<Record<string, unknown>>, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(settings).flatMap(([name, value]): (readonly [string, string])[] =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? [...flat(value as Readonly<Record<string, unknown>>, `${prefix}${name}.`)]
        : [[prefix + name, value === null ? '—' : typeof value === 'string' ? value : JSON.stringify(value)]],
    ),
  );
}
