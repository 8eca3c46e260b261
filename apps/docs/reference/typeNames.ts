import type { Identifier, Node } from 'typescript/unstable/ast';
import { isExpressionWithTypeArguments, isIdentifier, isTypeReferenceNode } from 'typescript/unstable/ast/is';

/** Returns the identifiers of the types that a declaration names; bodies and values are left out. */
export function typeNames(node: Node): Identifier[] {
  const found: Identifier[] = [];
  visit(node);
  return found;

  function visit(each: Node): void {
    if (isTypeReferenceNode(each) && isIdentifier(each.typeName)) found.push(each.typeName);
    if (isExpressionWithTypeArguments(each) && isIdentifier(each.expression)) found.push(each.expression);
    const { body, initializer } = each as Node & { readonly body?: Node; readonly initializer?: Node };
    each.forEachChild((child) => {
      if (child !== body && child !== initializer) visit(child);
    });
  }
}
