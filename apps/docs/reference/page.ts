/** A heading of a page, for its table of contents. */
export interface PageHeading {
  readonly depth: number;
  readonly slug: string;
  readonly text: string;
}

/** A generated page of the docs. */
export interface ReferencePage {
  /** Address below the site's root, without slashes at its ends. */
  readonly id: string;
  /** Whether it is the first page of a folder. */
  readonly isIndex?: true;
  readonly title: string;
  readonly description: string;
  /** Text in the sidebar, if not the title. */
  readonly label?: string;
  /** Place in a group that the sidebar generates; that of its name by default. */
  readonly order?: number;
  /** Blocks of HTML, each on one line, and of fenced code. */
  readonly markdown: string;
  readonly headings: readonly PageHeading[];
}

/** Returns a heading that is a link to itself. */
export function headingHtml({ depth, slug, text }: PageHeading): string {
  return `<h${depth} id="${slug}" class="ff-heading"><a href="#${slug}">${text}</a></h${depth}>`;
}

/** Returns a block of code; its meta says what a program that typesets it should know. */
export function fence(language: string, code: string, meta = ''): string {
  const marks = '`'.repeat(Math.max(3, ...[...code.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return `${marks}${language}${meta && ` ${meta}`}\n${code}\n${marks}`;
}
