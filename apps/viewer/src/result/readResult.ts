import { fieldNames } from '@fourier-features/core';
import * as v from 'valibot';

/** A fit of a result: a folder with a field, and mostly with a manifest. */
export interface Fit {
  /** Name of the fit's folder within a comparison, such as `gaussian` or `siren`; empty for a fit alone. */
  readonly name: string;
  /** Address of its field. */
  readonly field: string;
  readonly manifest: Manifest | undefined;
  readonly files: readonly ResultFile[];
}

/** A file of a result. */
export interface ResultFile {
  /** Path within the result's folder. */
  readonly path: string;
  readonly address: string;
}

/** What the page shows. */
export interface Result {
  /** Name of the folder or of the field's file. */
  readonly name: string;
  readonly fits: readonly Fit[];
  /** Files of the result that belong to no single fit: the sheet and the table of a comparison. */
  readonly files: readonly ResultFile[];
  /** Table of a comparison, in Markdown. */
  readonly table: string | undefined;
}

const FIELD = 'field.safetensors';

const resultSchema = v.object({ name: v.string(), files: v.array(v.string()) });

const score = v.nullable(v.number());

/** What the page shows of a manifest; JSON has null for numbers that are not finite. */
const manifestSchema = v.object({
  task: v.string(),
  /** Absent from records of earlier versions. */
  field: v.optional(v.string(), 'fourier'),
  encoding: v.nullable(v.string()),
  steps: v.number(),
  seconds: v.number(),
  engine: v.string(),
  scores: v.record(v.string(), score),
  settings: v.record(v.string(), v.unknown()),
  input: v.looseObject({ name: v.optional(v.string(), '') }),
  software: v.object({ version: v.string() }),
  curve: v.optional(v.array(v.record(v.string(), score)), []),
  warnings: v.optional(v.array(v.string()), []),
  missing: v.optional(v.array(v.string()), []),
  dead: v.optional(v.nullable(v.boolean())),
  stopped: v.optional(v.string()),
});

/** What the page shows of a manifest. */
export type Manifest = v.InferOutput<typeof manifestSchema>;

/** Asks the server what there is to show. @throws Error if it does not answer, or with something else. */
export async function readResult(): Promise<Result> {
  const { name, files } = v.parse(resultSchema, await (await ask('result.json')).json());
  const all = files.map((path) => ({ path, address: addressOf(path) }));
  const folders = all.filter(({ path }) => path === FIELD || path.endsWith(`/${FIELD}`));
  const fits = await Promise.all(
    folders.map(async ({ path, address }): Promise<Fit> => {
      const prefix = path.slice(0, -FIELD.length);
      const own = all.filter(
        (file) => file.path.startsWith(prefix) && !file.path.slice(prefix.length).includes('/'),
      );
      const manifest = own.find((file) => file.path === `${prefix}manifest.json`);
      return {
        name: prefix.replace(/\/$/, ''),
        field: address,
        manifest: manifest && v.parse(manifestSchema, await (await ask(manifest.address)).json()),
        files: own,
      };
    }),
  );
  const shared = all.filter((file) => !fits.some((fit) => fit.files.includes(file)));
  const table = shared.find(({ path }) => path === 'table.md');
  return {
    name,
    fits: fits.toSorted((a, b) => placeOf(a) - placeOf(b)),
    files: shared,
    table: table && (await (await ask(table.address)).text()),
  };
}

const ORDER: readonly string[] = ['none', 'basic', 'positional', 'gaussian', ...fieldNames];

/** The encodings of the paper come first, in its order, then the other fields. */
function placeOf({ name }: Fit): number {
  const place = ORDER.indexOf(name);
  return place < 0 ? ORDER.length : place;
}

function addressOf(path: string): string {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  return new URL(`files/${encoded}`, document.baseURI).href;
}

async function ask(address: string): Promise<Response> {
  const response = await fetch(address).catch(() => undefined);
  if (!response) throw new Error('The server does not answer. Start `fourier-features view` again.');
  if (!response.ok) throw new Error(`The server answered ${response.status} for ${address}.`);
  return response;
}
