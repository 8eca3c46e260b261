import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { contactSheet, decodePicture, encodePng, type Picture, type Tile } from '@fourier-features/pictures';
import { resultFile } from './resultFile.ts';

/** The label of one tile of a sheet: a method's result for a subject. */
export interface ShownResult {
  readonly subject: string;
  readonly method: string;
  /** Text below the picture, such as a score. */
  readonly caption: string;
}

/** Pictures kept next to a record, so that a resumed run can draw a sheet of all results. */
export interface ResultPictures {
  /** Keeps a picture; `method` is `truth` for the picture that the others are compared with. */
  write(subject: string, method: string, picture: Picture): Promise<void>;
  /**
   * Writes a contact sheet with one row per subject: the truth, then the methods in their order. If the picture of a
   * result is missing, because records are committed without their pictures, the sheet is left unchanged and standard
   * output says so.
   */
  writeSheet(file: URL, results: readonly ShownResult[], tileSize: number): Promise<void>;
}

/**
 * Opens the pictures kept in a folder.
 *
 * @param folder with a trailing slash; created when the first picture is written.
 */
export function resultPictures(folder: URL): ResultPictures {
  const fileOf = (subject: string, method: string): URL => resultFile(folder, subject, method, 'png');
  const read = async (subject: string, method: string): Promise<Picture> =>
    decodePicture(await readFile(fileOf(subject, method)));
  return {
    write: async (subject, method, picture) => {
      await mkdir(folder, { recursive: true });
      await writeFile(fileOf(subject, method), await encodePng(picture));
    },
    writeSheet: async (file, results, tileSize) => {
      const subjects = [...new Set(results.map(({ subject }) => subject))];
      const methods = [...new Set(results.map(({ method }) => method))];
      const absent = [...subjects.map((subject) => ({ subject, method: 'truth' })), ...results].find(
        ({ subject, method }) => !existsSync(fileOf(subject, method)),
      );
      if (absent) {
        const name = basename(file.pathname);
        process.stdout.write(
          `${name} is unchanged: the picture of ${absent.subject} by ${absent.method} is missing. Run without --resume to draw it.\n`,
        );
        return;
      }
      const tiles: Tile[] = [];
      for (const subject of subjects) {
        const truth = await read(subject, 'truth');
        tiles.push({ picture: truth, title: subject, caption: 'ground truth' });
        for (const method of methods) {
          const found = results.find((result) => result.subject === subject && result.method === method);
          const picture = found ? await read(subject, method) : white(truth);
          tiles.push({ picture, title: method, caption: found?.caption ?? 'not run' });
        }
      }
      await writeFile(file, await contactSheet({ tiles, columns: methods.length + 1, tileSize }));
    },
  };
}

function white({ width, height, channels, values }: Picture): Picture {
  return { width, height, channels, values: values.map(() => 1) };
}
