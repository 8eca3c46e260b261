import type {
  ClassElement,
  Expression,
  Node,
  NodeArray,
  ParameterDeclaration,
  SourceFile,
  TypeElement,
  VariableDeclaration,
} from 'typescript/unstable/ast';
import {
  isClassDeclaration,
  isFunctionDeclaration,
  isInterfaceDeclaration,
  isTypeAliasDeclaration,
  isTypeLiteralNode,
  isVariableDeclaration,
} from 'typescript/unstable/ast/is';
import { parseDocComment } from './docComment.ts';
import type { DocComment, ReferenceEntry, ReferenceMember, ReferenceParameter } from './entry.ts';

/** What a declaration itself says of an exported name. */
export type Declared = Pick<ReferenceEntry, 'kind' | 'declaration' | 'doc' | 'parameters' | 'members'>;

/** Initializers of constants are shown up to this length; longer ones only where they are the type. */
const MAX_VALUE_LENGTH = 60;

/**
 * Reads a declaration. `isolatedDeclarations` makes every exported one state its types in full.
 *
 * @param nodes all declarations of the name: several for an overloaded function, whose implementation is left out.
 * @throws Error if the declaration is of another kind than this repository exports.
 */
export function readDeclaration(nodes: readonly Node[]): Declared {
  const [node] = nodes;
  if (!node) throw new Error('reference: an export without a declaration');
  const doc = docOf(node);
  if (isFunctionDeclaration(node)) {
    const signatures = nodes
      .filter(isFunctionDeclaration)
      .filter((each) => nodes.length === 1 || !each.body)
      .map((each) => withoutModifiers(before(each, each.body)).replace(/^function\*/, 'function'));
    return {
      kind: 'function',
      declaration: signatures.join('\n'),
      doc,
      parameters: node.parameters.map((parameter) => readParameter(parameter, doc)),
      members: [],
    };
  }
  if (isInterfaceDeclaration(node)) {
    return {
      kind: 'interface',
      declaration: withMembers(node, node.members),
      doc,
      parameters: [],
      members: node.members.map(readMember),
    };
  }
  if (isClassDeclaration(node)) {
    const members = node.members.filter(isPublic);
    return {
      kind: 'class',
      declaration: withMembers(node, members),
      doc,
      parameters: [],
      members: members.map(readMember),
    };
  }
  if (isTypeAliasDeclaration(node)) {
    const members = isTypeLiteralNode(node.type) ? node.type.members : undefined;
    return {
      kind: 'type',
      declaration: members
        ? `${withMembers(node.type, members, withoutModifiers(before(node, node.type)))};`
        : withoutModifiers(textOf(node)),
      doc,
      parameters: [],
      members: members?.map(readMember) ?? [],
    };
  }
  if (isVariableDeclaration(node)) {
    return {
      kind: 'constant',
      declaration: constantOf(node),
      doc: docOf(node.parent.parent),
      parameters: [],
      members: [],
    };
  }
  throw new Error(`reference: a declaration of an unknown kind: ${textOf(node).slice(0, 60)}`);
}

function sourceOf(node: Node): SourceFile {
  return node.getSourceFile();
}

function textOf(node: Node): string {
  return sourceOf(node).text.slice(node.getStart(), node.end);
}

/** Returns the text of a node up to its body, or all of it if it has none. */
function before(node: Node, body: Node | undefined): string {
  return sourceOf(node)
    .text.slice(node.getStart(), body?.getStart() ?? node.end)
    .trim();
}

function withoutModifiers(text: string): string {
  return text.replace(/^(?:export\s+|declare\s+|async\s+)*/, '');
}

function docOf(node: Node): DocComment {
  const comment = node.jsDoc?.at(-1);
  return parseDocComment(
    comment ? sourceOf(node).text.slice(comment.pos, comment.end).replaceAll('\r\n', '\n').trim() : '',
  );
}

function readParameter(parameter: ParameterDeclaration, doc: DocComment): ReferenceParameter {
  const { name, type, initializer, questionToken } = parameter;
  const written = textOf(name);
  return {
    name: (parameter.dotDotDotToken ? '...' : '') + written,
    type: type ? textOf(type) : '',
    optional: questionToken !== undefined || initializer !== undefined,
    ...(initializer && { value: textOf(initializer) }),
    text: doc.params.get(written) ?? '',
  };
}

/** Returns a declaration with braces whose members stand without comments and bodies. */
function withMembers(
  node: Node,
  members: readonly (TypeElement | ClassElement)[],
  start = withoutModifiers(headOf(node)),
): string {
  if (members.length === 0) return `${start} {}`.trim();
  return `${start} {\n${members.map((member) => `  ${memberText(member)}\n`).join('')}}`.trim();
}

/** Returns what stands before the members of an interface or class. */
function headOf(node: Node & { readonly members?: NodeArray<Node> }): string {
  const { text } = sourceOf(node);
  const end = node.members?.pos ?? node.end;
  return text.slice(node.getStart(), text.lastIndexOf('{', end)).trim();
}

function memberText(member: TypeElement | ClassElement): string {
  const { body, initializer, type } = member as Node & {
    readonly body?: Node;
    readonly initializer?: Expression;
    readonly type?: Node;
  };
  const written =
    type && initializer ? sourceOf(member).text.slice(member.getStart(), type.end) : before(member, body);
  return `${written.replace(/^(?:public|override)\s+/, '').replace(/[;,]$/, '')};`;
}

function readMember(member: TypeElement | ClassElement): ReferenceMember {
  const { name } = member as Node & { readonly name?: Node };
  const text = memberText(member);
  return {
    name: name ? textOf(name) : text.split(/[(:<]/)[0]!.trim(),
    declaration: text.slice(0, -1),
    doc: docOf(member),
  };
}

function isPublic(member: ClassElement): boolean {
  return !/^(?:(?:static|readonly|override|async)\s+)*(?:private\b|protected\b|#)/.test(textOf(member));
}

function constantOf(node: VariableDeclaration): string {
  const { name, type, initializer } = node;
  if (!type || !initializer) return `const ${textOf(node)};`;
  const value = textOf(initializer);
  const shown = value.length <= MAX_VALUE_LENGTH && !value.includes('\n') ? ` = ${value}` : '';
  return `const ${textOf(name)}: ${textOf(type)}${shown};`;
}
