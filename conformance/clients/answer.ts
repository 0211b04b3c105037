import { isObject, type Json, type JsonObject, memberName } from '../../openapi/json.ts';
import { baseContract } from '../contract/contract.ts';
import { namedExamples } from '../contract/examples.ts';
import { type Answer, jsonAnswer } from '../reference/index.ts';
import type { Script } from './scenario.ts';

/** What an answer is made for. */
export interface AnswerFacts {
  /** The URN that was asked for. */
  readonly functionUrn: string;
  /** What the request proved itself with. */
  readonly credentials: string;
  /** Where redirects lead. */
  readonly elsewhere: string;
  readonly here: string;
  /** The endpoint's clock, in milliseconds since 1970. */
  readonly now: number;
}

const examples = namedExamples(baseContract());

/** Makes the answer that a script asks for. */
export function answerOf(script: Script, facts: AnswerFacts): Answer {
  const example = examples.find(({ name }) => name === script.example);
  const headers = { ...fieldsOf(script, facts), ...script.headers };
  const status = script.status ?? example?.status ?? 200;
  const text =
    example === undefined ? (script.body ?? '') : spell(bodyOf(example.value, script, facts), script);
  return { ...jsonAnswer(status, null, headers), body: Buffer.from(text + ' '.repeat(script.fill ?? 0)) };
}

function fieldsOf({ 'retry-after': retryAfter, location }: Script, facts: AnswerFacts): Answer['headers'] {
  const target = { elsewhere: facts.elsewhere, here: facts.here };
  return {
    ...(retryAfter !== undefined && { 'Retry-After': retryAfterField(retryAfter, facts.now) }),
    ...(location !== undefined && { Location: target[location] }),
  };
}

function retryAfterField(after: NonNullable<Script['retry-after']>, now: number): string {
  return 'seconds' in after ? String(after.seconds) : new Date(now + 1000 * after.date).toUTCString();
}

function bodyOf(value: Json, script: Script, facts: AnswerFacts): JsonObject {
  const body = structuredClone(value) as { [name: string]: Json };
  if ('func_urn' in body) body.func_urn = facts.functionUrn;
  for (const [pointer, member] of Object.entries(script.set ?? {})) place(body, pointer, member as Json);
  for (const pointer of script.remove ?? []) place(body, pointer, undefined);
  if (script.repeats !== undefined) body.error_msg = `The credentials ${facts.credentials} are not accepted.`;
  return script.order === 'reversed' ? reversed(body) : body;
}

/** Puts a member where a JSON pointer says, or takes it away. The objects on the way are there. */
function place(root: { [name: string]: Json }, pointer: string, value: Json | undefined): void {
  const names = pointer.split('/').slice(1).map(memberName);
  const last = names.pop() ?? '';
  const parent = names.reduce((object, name) => object[name] as { [name: string]: Json }, root);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
}

function reversed(object: JsonObject): JsonObject {
  const members = Object.entries(object).toReversed();
  return Object.fromEntries(
    members.map(([name, value]) => [name, isObject(value) ? reversed(value) : value]),
  );
}

function spell(body: JsonObject, { spelled }: Script): string {
  switch (spelled) {
    case 'with white space':
      return `\r\n\t${JSON.stringify(body, null, '\t ').replaceAll('\n', '\r\n')}\n\n`;
    case 'with escapes':
      return JSON.stringify(body).replaceAll(
        /[^\x20-\x7e]|\//g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
    case 'cut off':
      return JSON.stringify(body).slice(0, -20);
    default:
      return JSON.stringify(body);
  }
}
