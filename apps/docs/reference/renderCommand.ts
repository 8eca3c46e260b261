import type { CommandOption, ReferenceCommand, ReferenceProgram } from './command.ts';
import { codeHtml, tableHtml } from './html.ts';
import { fence, headingHtml, type PageHeading, type ReferencePage } from './page.ts';
import { inlineHtml } from './textHtml.ts';

const ARGUMENTS: PageHeading = { depth: 2, slug: 'arguments', text: 'Arguments' };
const OPTIONS: PageHeading = { depth: 2, slug: 'options', text: 'Options' };
const EXAMPLES: PageHeading = { depth: 2, slug: 'examples', text: 'Examples' };

/** Renders the page of a command: usage, arguments, options, notes and examples of its help. */
export function renderCommand(command: ReferenceCommand, order: number): ReferencePage {
  const { name, usage, description, notes, examples } = command;
  const sections = [
    { heading: EXAMPLES, html: examples.length > 0 && fence('sh', examples.join('\n'), 'frame="none"') },
    {
      heading: ARGUMENTS,
      html:
        command.arguments.length > 0 &&
        tableHtml(
          ['Argument', 'Description'],
          command.arguments.map((each) => [codeHtml(each.usage, undefined), commandText(each.description)]),
        ),
    },
    {
      heading: OPTIONS,
      html:
        command.options.length > 0 && tableHtml(['Option', 'Description'], command.options.map(optionCells)),
    },
  ].flatMap(({ heading, html }) => (html ? [{ heading, html }] : []));
  return {
    id: commandId(name),
    title: name,
    description,
    order,
    markdown: [
      `<p>${commandText(description)}</p>`,
      fence('sh', usage, 'frame="none"'),
      ...notes.map((paragraph) => `<p>${commandText(paragraph.replaceAll('\n', ' '))}</p>`),
      ...sections.flatMap(({ heading, html }) => [headingHtml(heading), html]),
    ].join('\n\n'),
    headings: sections.map(({ heading }) => heading),
  };
}

/** Renders the list of all commands. */
export function renderProgram(program: ReferenceProgram, base: string): ReferencePage {
  const groups = [...program.groups, { name: '', description: '' }]
    .map((group) => ({
      ...group,
      commands: program.commands.filter(({ name }) => name.split(' ').slice(0, -1).join(' ') === group.name),
    }))
    .filter(({ commands }) => commands.length > 0);
  const headings = groups.map(({ name }) => ({
    depth: 2,
    slug: name === '' ? 'other' : name,
    text: name === '' ? 'Other commands' : name,
  }));
  const markdown = groups.flatMap(({ description, commands }, i) => [
    headingHtml(headings[i]!),
    description && `<p>${commandText(description)}</p>`,
    tableHtml(
      ['Command', 'Description'],
      commands.map((each) => [
        codeHtml(each.name, `${base}${commandId(each.name)}/`),
        commandText(each.description),
      ]),
    ),
  ]);
  return {
    id: 'reference/cli',
    isIndex: true,
    title: 'Command line',
    description: program.description,
    label: 'Overview',
    order: -1,
    markdown: [
      `<p>${commandText(program.description)}</p>`,
      ...markdown.filter((block) => block !== ''),
      headingHtml(EXAMPLES),
      fence('sh', program.examples.join('\n'), 'frame="none"'),
    ].join('\n\n'),
    headings: [...headings, EXAMPLES],
  };
}

function commandId(name: string): string {
  return `reference/cli/${name.replaceAll(' ', '-')}`;
}

function optionCells({ flags, description, value, choices }: CommandOption): [string, string] {
  const words = choices.map((word) => codeHtml(word, undefined)).join(', ');
  return [
    codeHtml(flags, undefined),
    [
      `<p>${commandText(description)}</p>`,
      words && `<p>Choices: ${words}</p>`,
      value !== undefined &&
        `<p>Default: ${/\s/.test(value) ? commandText(value) : codeHtml(value, undefined)}</p>`,
    ]
      .filter((part) => part)
      .join(''),
  ];
}

/** Help is plain text; options in it become code. */
function commandText(text: string): string {
  return inlineHtml(text.replace(/(?<![\w`-])--[a-z][a-z-]*/g, '`$&`'), () => undefined);
}
