import {
  type Answer,
  type AnswerContext,
  bodyBytes,
  type Json,
  jsonAnswer,
  serviceError,
} from '../reference/index.ts';
import { type Ask, askOf, configurationAsks } from './asks.ts';
import type { Alter, Behaviour } from './behaviour.ts';
import { exampleWithDestination } from './sites.ts';

/** A JSON object whose members may be read. */
export type JsonObject = { readonly [name: string]: Json };

/** Alters every answer in the same way. */
export function always(alter: Alter): () => Behaviour {
  return () => ({ alter });
}

/** Alters the answers that a function gives another one for, and leaves the others as they are. */
export function onEach(
  alter: (answer: Answer, context: AnswerContext) => Answer | undefined,
): () => Behaviour {
  return always((answer, context) => alter(answer, context) ?? answer);
}

/** Alters the answers to some asks, and no others. */
export function on(asks: Ask | readonly Ask[], alter: Alter): () => Behaviour {
  const wanted = [asks].flat();
  return always((answer, context) => (wanted.includes(askOf(context)) ? alter(answer, context) : answer));
}

/** Alters the answers to one ask that `isMeant` says, by how many came before. */
export function onSome(
  isMeant: (earlier: number) => boolean,
  alter: Alter,
  ask: Ask = 'known function',
): () => Behaviour {
  return () => {
    let calls = 0;
    return {
      alter: (answer, context) => {
        if (askOf(context) !== ask) return answer;
        calls += 1;
        return isMeant(calls - 1) ? alter(answer, context) : answer;
      },
    };
  };
}

/** Alters every third of the answers to one ask. */
export function oneInThree(alter: Alter, ask?: Ask): () => Behaviour {
  return onSome((earlier) => earlier % 3 === 2, alter, ask);
}

/** Alters the body of each answer that holds a configuration. */
export function onConfiguration(
  change: (body: JsonObject, context: AnswerContext) => Json | Uint8Array,
): () => Behaviour {
  return on(configurationAsks, (answer, context) => ({
    ...answer,
    body: change(objectOf(answer), context),
  }));
}

/** Alters the very text that each configuration goes over the wire as. */
export function onConfigurationText(change: (text: string) => string | Uint8Array): () => Behaviour {
  return onConfiguration((body) => {
    const changed = change(JSON.stringify(body));
    return typeof changed === 'string' ? Buffer.from(changed) : changed;
  });
}

/** The JSON object in an answer's body; without one, an empty object. */
export function objectOf(answer: Answer): JsonObject {
  const { body } = answer;
  if (body === null || typeof body !== 'object' || body instanceof Uint8Array || Array.isArray(body))
    return {};
  return body as JsonObject;
}

/** The same answer with a header set, or left out where the value is `undefined`. Names are compared in any case. */
export function withHeader(
  answer: Answer,
  name: string,
  value: string | readonly string[] | undefined,
): Answer {
  const others = Object.entries(answer.headers).filter(
    ([other]) => other.toLowerCase() !== name.toLowerCase(),
  );
  return {
    ...answer,
    headers: Object.fromEntries(value === undefined ? others : [...others, [name, value]]),
  };
}

/** Sets a header field, or leaves it out. */
export function header(name: string, value: Parameters<typeof withHeader>[2]): Alter {
  return (answer) => withHeader(answer, name, value);
}

/** Sets members of a body. */
export function members(changed: JsonObject): Alter {
  return (answer) => withMembers(answer, changed);
}

/** Answers with an error of the service. */
export function refuse(status: number): Alter {
  return () => serviceError(status, 'Refused.');
}

/** The same answer with its body written as bytes and changed. */
export function withBytes(answer: Answer, change: (bytes: Uint8Array) => Uint8Array): Answer {
  return { ...answer, body: change(bodyBytes(answer.body)) };
}

/** The same answer with another status and without a body. */
export function empty(answer: Answer, status: number): Answer {
  return { ...withHeader(answer, 'Content-Type', undefined), status, body: new Uint8Array() };
}

/** The same answer as a page in HTML, as whatever stands in front of a service gives it. */
export function page(answer: Answer, status = answer.status): Answer {
  const body = Buffer.from(`<!doctype html><title>${status}</title>`);
  return { ...withHeader(answer, 'Content-Type', 'text/html'), status, body };
}

/** The same answer with other members in its body. */
export function withMembers(answer: Answer, members: JsonObject): Answer {
  return { ...answer, body: { ...objectOf(answer), ...members } };
}

/** The configuration of the first function that there is. */
export function firstConfiguration({ projects }: AnswerContext['state']): JsonObject {
  const [configuration] = Object.values(projects).flatMap(({ functions }) => functions);
  return { ...configuration } as JsonObject;
}

/** A complete answer with status 200 for whatever function was asked for. */
export function configurationFor({ parameters, state }: AnswerContext): Answer {
  return jsonAnswer(200, { ...firstConfiguration(state), func_urn: parameters?.functionUrn ?? '' });
}

/** The same configuration with the documented destinations of one kind; as it is where no kind is given. */
export function withDestination(body: JsonObject, destination: string | undefined): JsonObject {
  if (destination === undefined) return body;
  return { ...body, destination_config: exampleWithDestination(destination).destination_config ?? null };
}

/** Removes a member of an object. */
export function without(body: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([member]) => member !== name));
}

/**
 * Changes what stands at a path of a body. Where the path goes on inside a string, the string is read as JSON
 * and written again.
 *
 * @param change gets the value, and gives the new one, or `undefined` to remove the member.
 */
export function edit(
  value: Json,
  path: readonly string[],
  change: (value: Json) => Json | undefined,
): Json | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return change(value);
  if (typeof value === 'string') {
    const changed = edit(JSON.parse(value) as Json, path, change);
    return changed === undefined ? undefined : JSON.stringify(changed);
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new Error(`There is no member ${name} to change.`);
  }
  const object = value as JsonObject;
  const member = object[name];
  if (member === undefined) throw new Error(`There is no member ${name} to change.`);
  const changed = edit(member, rest, change);
  return changed === undefined ? without(object, name) : { ...object, [name]: changed };
}
