/** What a source file imports, says and logs, and whether it touches the environment, read from its syntax tree. */
import ts from 'typescript';

/** `types`: nothing of it is left when the program runs. */
export type Import = { readonly from: string; readonly to: string; readonly types: boolean };

/** Every import of a file: static, of types, for its effect, re-exported, dynamic, or inside a type. */
export function importsOf(file: string, text: string): Import[] {
  return nodesOf(file, text).flatMap((node) => {
    const found = importOf(node);
    if (found === null || !ts.isStringLiteralLike(found.name)) return [];
    return [{ from: file, to: found.name.text, types: found.types }];
  });
}

/**
 * How a file uses the variables of its process: `sets` where they are only ever assigned, or handed whole to
 * `loadConfig`; `reads` in every other use, or where it imports `node:process`.
 */
export function environmentUse(file: string, text: string): 'none' | 'sets' | 'reads' {
  const uses = nodesOf(file, text).filter((node) =>
    /^(globalThis\.)?process(\.env|\[['"]env['"]\])$/.test(node.getText()),
  );
  if (importsOf(file, text).some(({ to }) => /^(node:)?process$/.test(to))) return 'reads';
  if (uses.length === 0) return 'none';
  return uses.every((use) => isSet(use) || isHandedToLoadConfig(use)) ? 'sets' : 'reads';
}

/** Every text in a file, with "…" for each value that a template inserts. */
export function textsOf(file: string, text: string): string[] {
  return nodesOf(file, text).flatMap(textOf);
}

/** The messages that a file logs (levels info and above), as far as they are written in the call itself. */
export function logLinesOf(file: string, text: string): string[] {
  return nodesOf(file, text).flatMap((node) => {
    if (!ts.isCallExpression(node) || !/(^|[.#])log\.(info|warn|error|fatal)$/.test(node.expression.getText()))
      return [];
    const message = node.arguments.at(-1);
    if (message === undefined) return [];
    return ts.isConditionalExpression(message)
      ? [message.whenTrue, message.whenFalse].flatMap(textOf)
      : textOf(message);
  });
}

function textOf(node: ts.Node): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (!ts.isTemplateExpression(node)) return [];
  return [[node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…')];
}

function isSet(environment: ts.Node): boolean {
  const variable = environment.parent;
  const use = variable.parent;
  if (!ts.isElementAccessExpression(variable) && !ts.isPropertyAccessExpression(variable)) return false;
  const isAssigned =
    ts.isBinaryExpression(use) && use.operatorToken.kind === ts.SyntaxKind.EqualsToken && use.left === variable;
  return isAssigned || ts.isDeleteExpression(use);
}

function isHandedToLoadConfig({ parent }: ts.Node): boolean {
  return ts.isCallExpression(parent) && parent.expression.getText() === 'loadConfig';
}

function importOf(node: ts.Node): { readonly name: ts.Node; readonly types: boolean } | null {
  if (ts.isImportDeclaration(node)) return { name: node.moduleSpecifier, types: hasOnlyTypes(node.importClause) };
  if (ts.isExportDeclaration(node)) {
    return node.moduleSpecifier === undefined ? null : { name: node.moduleSpecifier, types: node.isTypeOnly };
  }
  if (ts.isImportTypeNode(node)) {
    return ts.isLiteralTypeNode(node.argument) ? { name: node.argument.literal, types: true } : null;
  }
  if (ts.isExternalModuleReference(node)) return { name: node.expression, types: false };
  if (!ts.isCallExpression(node) || node.expression.kind !== ts.SyntaxKind.ImportKeyword) return null;
  const [name] = node.arguments;
  return name === undefined ? null : { name, types: false };
}

function hasOnlyTypes(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = clause.namedBindings;
  if (clause.name !== undefined || named === undefined || !ts.isNamedImports(named)) return false;
  return named.elements.length > 0 && named.elements.every((element) => element.isTypeOnly);
}

function nodesOf(file: string, text: string): ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return nodes;
}
