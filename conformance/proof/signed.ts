import type { AnswerContext } from '../reference/index.ts';
import { canonicalRequest, parseAuthorization, sign, stringToSign } from '../reference/signature.ts';

/** Says whether a signature is right for a target, as far as `length` of its digits. */
export function isSignedFor({ request, state }: AnswerContext, target: string, length = 64): boolean {
  const authorization = parseAuthorization(String(request.headers.authorization));
  const keys = Object.values(state.projects).flatMap((project) => project.accessKeys);
  const key = keys.find(({ accessKey }) => accessKey === authorization?.accessKey);
  if (authorization === undefined || key === undefined) return false;
  const canonical = canonicalRequest(
    { ...request, target, body: new Uint8Array() },
    authorization.signedHeaders,
  );
  const right = sign(stringToSign(String(request.headers['x-sdk-date']), canonical), key.secretKey);
  return right.slice(0, length) === authorization.signature.slice(0, length);
}
