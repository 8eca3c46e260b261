import { expose } from 'comlink';
import { messageOf } from './messageOf.ts';

type Calls = Readonly<Record<string, (...parameters: never[]) => unknown>>;

/** Offers the functions of a worker to the page. Errors reach it with the sentence that it shows. */
export function serveWorker(calls: Calls): void {
  expose(
    Object.fromEntries(
      Object.entries(calls).map(([name, call]) => [
        name,
        async (...parameters: never[]) => {
          try {
            return await call(...parameters);
          } catch (error) {
            throw new Error(messageOf(error));
          }
        },
      ]),
    ),
  );
}
