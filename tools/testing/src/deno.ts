export { hasDeno, inDeno, runInDeno } from './deno/runInDeno.ts';
