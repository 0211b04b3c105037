import { code, html, type Markup } from '../../../conformance/report/html/markup.ts';
import type { OpenApiDocument } from '../../../openapi/generate/document.ts';
import type { JsonObject } from '../../../openapi/json.ts';
import type { Statement } from '../../../openapi/sources.ts';
import { paragraphs, prose } from '../prose.ts';
import { type Member, membersOf, wordsOf } from './schema-words.ts';

/** What fields are read from. */
export interface Reading {
  readonly document: OpenApiDocument;
  /** The contract that differences are shown to; none for that contract itself. */
  readonly base: OpenApiDocument | undefined;
  readonly statements: readonly Statement[];
}

const presences = { always: 'required', recommended: 'should be there', optional: 'optional' };

/** The members of a schema, each with its type, bounds, meaning and source, and what it is in the base contract. */
export function fields(schema: string, { document, base, statements }: Reading): Markup {
  const before = base && Object.hasOwn(base.components.schemas, schema) ? membersOf(schema, base) : [];
  const now = membersOf(schema, document);
  const gone = before.filter(({ name }) => !now.some((member) => member.name === name));
  return list([
    ...now.map((member) => {
      const pointer = `#/components/schemas/${schema}/properties/${member.name}`;
      const old = base && before.find(({ name }) => name === member.name);
      return field(
        member,
        `${schema}.${member.name}`,
        sourceAt(pointer, statements),
        base && differences(member, old),
      );
    }),
    ...gone.map((member) => field(member, `${schema}.${member.name}`, undefined, 'not here')),
  ]);
}

/** The parameters of the operation. */
export function parameters({ document, base, statements }: Reading): Markup {
  const before = base === undefined ? [] : parametersOf(base);
  return list(
    parametersOf(document).map((parameter) => {
      const { name } = parameter;
      const old = before.find((other) => other.name === name);
      const source = sourceAt(`#/components/parameters/${name}`, statements);
      return field(parameter, `parameter.${name}`, source, base && differences(parameter, old));
    }),
  );
}

function parametersOf(document: OpenApiDocument): Member[] {
  const all = Object.values(document.components.parameters as { readonly [name: string]: JsonObject });
  return all.map(({ name, schema = {}, description }) => ({
    name: String(name),
    type: wordsOf(schema, document).type,
    description: String(description),
    presence: 'always',
  }));
}

function list(items: readonly Markup[]): Markup {
  return html`<ul class="fields">${items}</ul>`;
}

function field(
  { name, type, description, presence }: Member,
  id: string,
  source: Statement | undefined,
  differs: Difference | undefined,
): Markup {
  const [table = ''] = source?.place.split(',') ?? [];
  const evidence =
    source &&
    html` <a class="source" href="sources.html#statement-${source.id}" title="Where this comes from">${table}</a>`;
  return html`<li id="${id}"${differs && html` class="changed"`}>
<p class="field"><a class="name" href="#${id}">${code(name)}</a> <span class="type">${type}</span> <span class="presence ${presence}">${presences[presence]}</span>${evidence}</p>
${paragraphs(description)}${differs && html`<p class="differs">${sentence(differs)}</p>`}
</li>`;
}

/** How a member differs from that of the base contract. */
type Difference = 'new' | 'not here' | { readonly base: Partial<Member> };

function differences(member: Member, old: Member | undefined): Difference | undefined {
  if (old === undefined) return 'new';
  const parts = (['type', 'presence', 'description'] as const).filter((part) => member[part] !== old[part]);
  return parts.length === 0
    ? undefined
    : { base: Object.fromEntries(parts.map((part) => [part, old[part]])) };
}

function sentence(difference: Difference): Markup {
  if (difference === 'new') return html`The base contract does not have it.`;
  if (difference === 'not here') return html`The base contract has it; this edition does not.`;
  const { type, presence, description } = difference.base;
  const facts = [type, presence && presences[presence]].filter((fact) => fact !== undefined).join(', ');
  return html`Base contract: ${facts}${facts && description ? ': ' : ''}${description && prose(description)}`;
}

/** The first statement of the source that a place of the document rests on. */
function sourceAt(pointer: string, statements: readonly Statement[]): Statement | undefined {
  return statements.find(({ pointers }) =>
    pointers.some((at) => at === pointer || at.startsWith(`${pointer}/`)),
  );
}
