import { parseAuthorization, type SignedRequest, signatureProblem } from './signature.ts';
import type { StateIndex } from './state.ts';

/** Whose request it is, or why nobody's. */
export type Authentication =
  | { readonly kind: 'accepted'; readonly projectId: string }
  | { readonly kind: 'missing' | 'wrong'; readonly problem: string };

/**
 * Finds out which project a request may read. A token goes before a signature where both are sent.
 *
 * @param now the clock, in milliseconds since 1970
 */
export function authenticate(request: SignedRequest, state: StateIndex, now: number): Authentication {
  const token = request.headers['x-auth-token'];
  if (token !== undefined) {
    const projectId = state.projectOfToken.get(String(token));
    return projectId === undefined ? wrong('decrypt token fail') : { kind: 'accepted', projectId };
  }
  const header = request.headers.authorization;
  if (header === undefined) return { kind: 'missing', problem: 'token missing' };
  const authorization = parseAuthorization(String(header));
  if (authorization === undefined) return wrong('Authorization is malformed');
  const owner = state.keys.get(authorization.accessKey);
  if (owner === undefined) return wrong('the access key does not exist');
  const problem = signatureProblem(request, authorization, owner.key, now);
  return problem === undefined ? { kind: 'accepted', projectId: owner.projectId } : wrong(problem);
}

function wrong(problem: string): Authentication {
  return { kind: 'wrong', problem };
}
