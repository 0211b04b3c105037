import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { bounds } from '../../generated/constants.ts';

const age = bounds.AsyncInvokeConfig.max_async_event_age_in_seconds;
const retries = bounds.AsyncInvokeConfig.max_async_retry_attempts;
const { expires } = bounds.ObsDestinationParam;

/** A range as editors show it. */
function range(from: number, to: number): RegExp {
  return new RegExp(`Range: ${from}–${to.toLocaleString('en')}[ .]`);
}

/** What editors have to say of a member, by its name and that of the type around it. */
const required: { readonly [path: string]: readonly RegExp[] } = {
  'schemas.AsyncInvokeConfig.max_async_event_age_in_seconds': [
    /in seconds/,
    range(age.minimum, age.maximum),
    /Table 2, max_async/,
  ],
  'schemas.AsyncInvokeConfig.max_async_retry_attempts': [
    range(retries.minimum, retries.maximum),
    /@default \d/,
    /Table 2, max_async/,
  ],
  'schemas.AsyncInvokeConfig.func_urn': [
    /URN/,
    range(bounds.FunctionUrn.minLength, bounds.FunctionUrn.maxLength),
    /characters/,
    /Table 2, func_urn/,
  ],
  'schemas.AsyncInvokeConfig.destination_config': [/on_success/, /Table 2, destination_config/],
  'schemas.AsyncInvokeConfig.created_time': [/RFC 3339/, /Table 2, created_time/],
  'schemas.AsyncInvokeConfig.last_modified': [/RFC 3339/, /Table 2, last_modified/],
  'schemas.FuncDestinationConfig.destination': [/service/, /Table 4, destination/],
  'schemas.ObsDestinationParam.expires': [
    /days/,
    range(expires.minimum, expires.maximum),
    /Table 4, param, OBS/,
  ],
  'ClientOptions.timeout': [/in seconds/, /30 by default/],
  'ClientOptions.maxBytes': [/in bytes/, /4 MiB by default/],
};

/**
 * Asks TypeScript's language service, as editors do, for the documentation of every export and of every member of one.
 *
 * @param directory - a project that has the package installed.
 * @param entries - what is imported of it.
 * @returns how many there are, and what is wrong with them.
 */
export function checkHovers(directory: string, entries: readonly string[]) {
  const file = join(directory, 'hover.ts');
  writeFileSync(file, entries.map((entry, index) => `export * as entry${index} from '${entry}';\n`).join(''));
  const service = ts.createLanguageService(hostOf(file));
  const program = service.getProgram();
  const module = program?.getSourceFile(file);
  if (program === undefined || module === undefined) throw new Error('the language service has no program');

  const checker = program.getTypeChecker();
  const exportsOf = (symbol: ts.Symbol | undefined) =>
    (symbol === undefined ? [] : checker.getExportsOfModule(symbol)).map((found) =>
      found.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found,
    );
  const shown = new Map<string, string>();
  const visit = (node: ts.Node, owner: string) => {
    if (ts.isParameter(node) || saysNothing(node)) return;
    const name = isNamed(node) ? node.name : undefined;
    const path = name === undefined ? owner : `${owner}.${name.getText()}`;
    if (/^\.(?:paths|operations|components\.(?!schemas))/.test(path)) return;
    if (name !== undefined && !isStructure(path)) shown.set(path.slice(1), documentationAt(service, name));
    // What stands in a constant is there to be read itself.
    if (!ts.isVariableDeclaration(node)) ts.forEachChild(node, (child) => visit(child, path));
  };
  for (const entry of exportsOf(checker.getSymbolAtLocation(module))) {
    for (const { declarations = [] } of exportsOf(entry)) {
      for (const declaration of declarations) visit(declaration, '');
    }
  }
  return { count: shown.size, problems: problemsOf(shown) };
}

function problemsOf(shown: ReadonlyMap<string, string>): string[] {
  const silent = [...shown].filter(([, text]) => text === '').map(([path]) => `${path} has no documentation`);
  const incomplete = Object.entries(required).flatMap(([end, words]) => {
    const found = [...shown].filter(([path]) => path.endsWith(end));
    if (found.length === 0) return [`${end} is not there`];
    return found.flatMap(([path, text]) =>
      words.filter((word) => !word.test(text)).map((word) => `${path} does not say ${word}, but: ${text}`),
    );
  });
  return [...silent, ...incomplete];
}

function documentationAt(service: ts.LanguageService, name: ts.Node): string {
  const info = service.getQuickInfoAtPosition(name.getSourceFile().fileName, name.getStart());
  const tags = (info?.tags ?? []).map((tag) => `@${tag.name} ${ts.displayPartsToString(tag.text)}`);
  return [ts.displayPartsToString(info?.documentation), ...tags].join('\n').trim();
}

function isNamed(node: ts.Node): node is ts.Node & { readonly name: ts.Node } {
  const isMember = ts.isTypeElement(node) || ts.isClassElement(node);
  return (
    (isMember || ts.isDeclarationStatement(node) || ts.isVariableDeclaration(node)) && node.name !== undefined
  );
}

/** What openapi-typescript writes around the schemas has no words of its own, and keywords have those of JSON Schema. */
function isStructure(path: string): boolean {
  return /^\.components(?:\.schemas)?$|^\.JsonSchema\./.test(path);
}

/** A private member, one that every error has, or one that only says what may not be there. */
function saysNothing(node: ts.Node): boolean {
  if (ts.isPropertySignature(node)) return node.type?.kind === ts.SyntaxKind.UndefinedKeyword;
  if (!ts.isClassElement(node) || node.name === undefined) return false;
  return ts.isPrivateIdentifier(node.name) || ['name', 'code', 'toJSON'].includes(node.name.getText());
}

/** A host of one file, which is written for it, and of what it imports. */
function hostOf(file: string): ts.LanguageServiceHost {
  const options = { module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2022, strict: true, types: [] };
  const { readFile, fileExists, directoryExists, getDirectories, realpath } = ts.sys;
  return {
    readFile,
    fileExists,
    directoryExists,
    getDirectories,
    ...(realpath && { realpath }),
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (name) => ts.ScriptSnapshot.fromString(readFile(name) ?? ''),
    getCurrentDirectory: () => dirname(file),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
  };
}
