import { all, type Change, header, on, token } from '../../testing/conversation.ts';
import { type PartCases, refusedWith } from './case.ts';

const bytesOf = (text: string) => Buffer.from(text).toString('base64');

/** Repeats something in the answers to one probe, in a member beside those that are documented. */
const echo = (text: string): Change =>
  on('wrong-credentials', (answer) => ({
    ...answer,
    body: `{"error_code":"FSS.0401","error_msg":"${text}"}`,
  }));

export const credentialCases: PartCases = {
  'credentials.missing': refusedWith('no-credentials', [302, 402, 404, 200, 204], [400, 401, 403]),
  'credentials.wrong': refusedWith('wrong-credentials', [302, 404, 200, 204], [400, 401, 403]),
  'credentials.not-repeated': {
    breaking: {
      'in the body of a refusal': echo(token),
      'in the body, percent-encoded': echo(encodeURIComponent(token)),
      'in the body, percent-encoded in lower case': echo(
        encodeURIComponent(token).replaceAll(/%../g, (code) => code.toLowerCase()),
      ),
      'in the body, JSON-escaped': echo(token.replaceAll('/', '\\/')),
      'in the body, with escapes by number': echo(
        token.replaceAll('+', '\\u002b').replaceAll('=', '\\u003D'),
      ),
      'in the body, in base64': echo(bytesOf(token)),
      'in the body, in base64 within more': echo(bytesOf(`X-Auth-Token: ${token}\r\n`)),
      'in the body, in base64url': echo(bytesOf(`${token}?>?>`).replaceAll('+', '-').replaceAll('/', '_')),
      'in a header field': header('known-function', 'X-Debug', `token=${token}`),
      'as a header field, from its first character': header('known-function', 'X-Debug', token),
      'in the name of a header field': header('known-function', token, 'yes'),
      'in the reason phrase': on('wrong-credentials', (answer) => ({
        ...answer,
        statusText: `No ${token}`,
      })),
      'in several places at once': all(header('wrong-credentials', 'X-Debug', token), echo(token)),
      'in a cookie': header('no-credentials', 'Set-Cookie', `session=${encodeURIComponent(token)}; Secure`),
    },
    keeping: {
      'a part of it': echo(token.slice(0, 8)),
      'another token': echo('MIIR+another/token+of/a+test=='),
    },
  },
};
