import { relative, sep } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { TestCase, TestModule, TestSuite } from 'vitest/node';

/** What Vitest keeps of an error. A value that was thrown and is no `Error` may have no message. */
export interface Thrown {
  readonly message?: string;
}

/**
 * Names every failure of a run on a line of its own, with the first line of its message: tests as `file > title: message`,
 * files and suites by their own names if they failed outside their tests, in an import or a hook, then errors of no test.
 */
export function failedTests(modules: readonly TestModule[], unhandled: readonly Thrown[]): string[] {
  return [
    ...modules.flatMap((module) =>
      failuresIn(module, relative(process.cwd(), module.moduleId).replaceAll(sep, '/')),
    ),
    ...unhandled.map((error) => describeFailure('outside all tests', error)),
  ];
}

/** Names the failures of a file or suite, its own first. */
function failuresIn(group: TestModule | TestSuite, name: string): string[] {
  const own = group.errors().map((error) => describeFailure(name, error));
  const children = group.children.array();
  return [...own.slice(0, 1), ...children.flatMap((child) => failuresOf(child, `${name} > ${child.name}`))];
}

function failuresOf(child: TestSuite | TestCase, name: string): string[] {
  if (child.type === 'suite') return failuresIn(child, name);
  const { state, errors } = child.result();
  return state === 'failed' ? [describeFailure(name, errors[0])] : [];
}

function describeFailure(name: string, error: Thrown | undefined): string {
  const [line] = stripVTControlCharacters(error?.message ?? '')
    .trim()
    .split('\n');
  return `${name.replace(/\s+/g, ' ')}${line ? `: ${line}` : ''}`;
}
