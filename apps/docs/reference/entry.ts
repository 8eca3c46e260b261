/** What a docstring says. */
export interface DocComment {
  /** The text before the first tag; empty if there is none. */
  readonly text: string;
  /** Texts of `@param` by the parameter's name. */
  readonly params: ReadonlyMap<string, string>;
  readonly returns?: string;
  readonly throws: readonly string[];
  readonly see: readonly string[];
  /** Code of the `@example`s, without comment markers and fences. */
  readonly examples: readonly string[];
}

/** A parameter of a function. */
export interface ReferenceParameter {
  readonly name: string;
  /** The type as written; empty where it is inferred from the default. */
  readonly type: string;
  readonly optional: boolean;
  /** Value if the argument is left out, as written. */
  readonly value?: string;
  readonly text: string;
}

/** A property or method of an interface, type or class. */
export interface ReferenceMember {
  readonly name: string;
  /** The declaration as written, without its body. */
  readonly declaration: string;
  readonly doc: DocComment;
}

export type ReferenceKind = 'function' | 'class' | 'interface' | 'type' | 'constant';

/** One exported name. */
export interface ReferenceEntry {
  readonly name: string;
  /** The declaration's file and name; the same in every entry that exports it. */
  readonly key: string;
  /** What programs import it from, such as `@fourier-features/core/check`. */
  readonly specifier: string;
  readonly kind: ReferenceKind;
  /** The declaration as written, without `export` and bodies. */
  readonly declaration: string;
  readonly doc: DocComment;
  /** What the declaration refers to: keys of declarations by the name written there. */
  readonly references: ReadonlyMap<string, string>;
  readonly parameters: readonly ReferenceParameter[];
  readonly members: readonly ReferenceMember[];
  /** File in which it is declared, from the root of the repository, with forward slashes. */
  readonly file: string;
  /** Line of the declaration, counted from 1. */
  readonly line: number;
}

/** What is known of one package. */
export interface ReferencePackage {
  /** Name without the scope. */
  readonly name: string;
  /** Name with the scope. */
  readonly specifier: string;
  readonly description: string;
  /** Folder, from the root of the repository. */
  readonly folder: string;
  /** By entry of the package, the main one first, and there as the checker lists them. */
  readonly entries: readonly ReferenceEntry[];
}
