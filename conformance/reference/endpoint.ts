import document from '../../generated/openapi.json' with { type: 'json' };
import { validateFunctionUrn, validateProjectId } from '../../generated/validators.js';
import { type Answer, gatewayError, type Json, jsonAnswer, serviceError } from './answer.ts';
import { authenticate } from './credentials.ts';
import { answerList, type ListRequest, matchList } from './function-list.ts';
import type { SignedRequest } from './signature.ts';
import type { StateIndex } from './state.ts';

/** What an answer of the endpoint is about. */
export type Outcome =
  | 'configuration'
  | 'list of functions'
  | 'unknown function'
  | 'foreign project'
  | 'out of bounds'
  | 'missing credentials'
  | 'wrong credentials'
  | 'unknown path'
  | 'unknown method'
  | 'malformed request';

/** How the endpoint came to an answer. */
export interface Decision {
  readonly outcome: Outcome;
  readonly answer: Answer;
  /** The path parameters, decoded; absent where the path is not the operation's. */
  readonly parameters?: { readonly projectId: string; readonly functionUrn: string };
  /** The project that the credentials belong to; absent where they are missing or wrong. */
  readonly callerProjectId?: string;
}

const operation = readOperation();

const noAccess = 'The credentials do not give access to this project.';

/**
 * Answers one request, as the contract wants it: the gateway looks at path, method and credentials, the
 * service at the parameters, and nothing is changed by any request.
 *
 * @param now the clock, in milliseconds since 1970
 */
export function decide(request: SignedRequest, state: StateIndex, now: number): Decision {
  let asked: NonNullable<Decision['parameters']> | ListRequest | undefined;
  try {
    asked = matchPath(request.target) ?? matchList(request.target);
  } catch {
    return { outcome: 'malformed request', answer: gatewayError(400, 'APIGW.0201', 'Bad request') };
  }
  if (asked === undefined) {
    const message = 'The API does not exist or has not been published in the environment';
    return { outcome: 'unknown path', answer: gatewayError(404, 'APIGW.0101', message) };
  }
  const ofOperation = 'query' in asked ? {} : { parameters: asked };
  if (!operation.methods.includes(request.method)) {
    const message = 'The API does not exist or has not been published in the environment';
    const headers = { Allow: operation.methods.join(', ') };
    return {
      outcome: 'unknown method',
      ...ofOperation,
      answer: gatewayError(405, 'APIGW.0101', message, headers),
    };
  }

  const authentication = authenticate(request, state, now);
  if (authentication.kind !== 'accepted') {
    const message = `Incorrect IAM authentication information: ${authentication.problem}`;
    return {
      outcome: authentication.kind === 'missing' ? 'missing credentials' : 'wrong credentials',
      ...ofOperation,
      answer: gatewayError(401, 'APIGW.0301', message),
    };
  }

  const callerProjectId = authentication.projectId;
  const { projectId } = asked;
  if (projectId !== callerProjectId && 'query' in asked)
    return { outcome: 'foreign project', callerProjectId, answer: serviceError(403, noAccess) };
  const configurations = state.configurations.get(projectId);
  if ('query' in asked) {
    const answer = answerList(asked, configurations);
    return { outcome: 'list of functions', callerProjectId, answer };
  }
  const parameters = asked;
  const { functionUrn } = asked;
  if (!validateProjectId(projectId) || !validateFunctionUrn(functionUrn)) {
    const answer = serviceError(400, 'Invalid parameter: project_id or function_urn is out of its bounds.');
    return { outcome: 'out of bounds', parameters, callerProjectId, answer };
  }
  if (projectId !== callerProjectId) {
    return { outcome: 'foreign project', parameters, callerProjectId, answer: serviceError(403, noAccess) };
  }
  const configuration = configurations?.get(functionUrn);
  if (configuration === undefined) {
    const answer = serviceError(404, 'The function version does not exist or is not configured.');
    return { outcome: 'unknown function', parameters, callerProjectId, answer };
  }
  const answer = jsonAnswer(200, configuration as unknown as Json);
  return { outcome: 'configuration', parameters, callerProjectId, answer };
}

/** Reads the path template and the methods of the one operation from the contract. */
function readOperation(): { segments: readonly string[]; methods: readonly string[] } {
  const [entry] = Object.entries(document.paths);
  if (entry === undefined) throw new Error('The contract has no path.');
  const [template, item] = entry;
  const methods = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options', 'trace'];
  return {
    segments: template.split('/'),
    methods: methods.filter((method) => Object.hasOwn(item, method)).map((method) => method.toUpperCase()),
  };
}

/**
 * Matches a request target with the path template.
 *
 * @throws {URIError} when the path is not percent-encoded properly.
 */
function matchPath(target: string): Decision['parameters'] {
  const [path = ''] = target.split('?', 1);
  const segments = path.split('/').map(decodeURIComponent);
  if (segments.length !== operation.segments.length) return undefined;
  const values = new Map<string, string>();
  for (const [index, pattern] of operation.segments.entries()) {
    const segment = segments[index];
    if (segment === undefined) return undefined;
    if (pattern.startsWith('{')) values.set(pattern.slice(1, -1), segment);
    else if (pattern !== segment) return undefined;
  }
  const projectId = values.get('project_id');
  const functionUrn = values.get('function_urn');
  return projectId === undefined || functionUrn === undefined ? undefined : { projectId, functionUrn };
}
