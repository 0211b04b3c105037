import type { ExchangeRequest } from './exchange.ts';

/** Header fields that the suite or the HTTP library sets for itself, and that a reproduction does without. */
const ownFields = new Set(['user-agent', 'accept-encoding']);

const variables: { readonly [name: string]: string } = {
  'x-auth-token': '$CONFORMANCE_TOKEN',
  authorization: '$AUTHORIZATION',
  'x-sdk-date': '$SDK_DATE',
  'x-security-token': '$HUAWEICLOUD_SDK_SECURITY_TOKEN',
};

/** A command that sends a request again. Credentials are variables of the shell, or the word `wrong`. */
export function curl({ url, headers, credentials }: ExchangeRequest): string {
  const fields = headers
    .filter(([name]) => !ownFields.has(name.toLowerCase()))
    .map(([name, value]) => {
      const variable = variables[name.toLowerCase()];
      if (variable === undefined) return `-H ${quoted(`${name}: ${value}`)}`;
      return credentials === 'wrong' ? `-H '${name}: wrong'` : `-H "${name}: ${variable}"`;
    });
  const options = url.includes('/.') ? '--compressed --path-as-is' : '--compressed';
  return [`curl -i ${options}`, ...fields, quoted(url)].join(' ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
