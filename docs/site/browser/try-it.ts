import type { FetchResponse } from '../../../src/client/transport.ts';
import {
  ApiError,
  ArgumentError,
  akSk,
  ContractError,
  type Credentials,
  createClient,
  type Finding,
  TransportError,
  token,
} from '../../../src/index.ts';

/** What the page shows of an answer. */
interface Outcome {
  readonly status?: number;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: string;
  /** Sentences about it. */
  readonly notes: readonly string[];
}

/**
 * Brings the form of the reference page to life. The package's own client asks: it sends GET only, to one origin, follows
 * no redirect, and checks what is typed and what is answered against the contract. Nothing is kept.
 */
export function start(): void {
  for (const part of document.querySelectorAll<HTMLElement>('[data-scripted]')) part.hidden = false;
  const form = element<HTMLFormElement>('try-form');
  const submit = form.querySelector('button') as HTMLButtonElement;
  const choose = () => {
    const { mode, credentials } = choices(form);
    for (const part of form.querySelectorAll<HTMLElement>('[data-mode]'))
      part.hidden = part.dataset.mode !== mode;
    for (const part of form.querySelectorAll<HTMLElement>('[data-credentials]'))
      part.hidden = part.dataset.credentials !== credentials;
    submit.textContent = mode === 'simulated' ? 'Show the answer' : 'Send GET';
  };
  const ask = async () => {
    submit.disabled = true;
    await answer(form).finally(() => {
      submit.disabled = false;
    });
  };
  form.addEventListener('change', choose);
  element('try-example').addEventListener('change', ask);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void ask();
  });
  // A page that is left may be kept, and come back with what was typed.
  addEventListener('pagehide', () => {
    form.reset();
    choose();
  });
  choose();
  void ask();
}

async function answer(form: HTMLFormElement): Promise<void> {
  mark(undefined);
  const violations: ContractError[] = [];
  let frame: HTMLIFrameElement | undefined;
  const isSimulated = choices(form).mode === 'simulated';
  try {
    const client = createClient({
      baseUrl: value('try-base'),
      projectId: value('try-project'),
      credentials: isSimulated ? token('simulated') : credentials(form),
      fetch: async (url, init) => {
        element('try-url').textContent = url;
        if (isSimulated) return simulated();
        frame = await frameFor(new URL(url).origin);
        const options = { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' } as const;
        return (frame.contentWindow as Window & typeof globalThis).fetch(url, { ...init, ...options });
      },
      retry: false,
      validate: 'warn',
      onViolation: (violation) => violations.push(violation),
    });
    const response = await client.getAsyncInvokeConfig.withResponse({ functionUrn: value('try-urn') });
    const { status, headers, value: config } = response;
    const findings = violations.flatMap((violation) => [...violation.findings]);
    const verdict = findings.length === 0 ? ['It keeps the contract.'] : findings.map(broken);
    show({ status, headers, body: JSON.stringify(config, null, 2), notes: verdict }, isSimulated);
  } catch (error) {
    if (error instanceof ArgumentError) mark(error);
    else show(outcomeOf(error), isSimulated);
  } finally {
    frame?.remove();
  }
}

function outcomeOf(error: unknown): Outcome {
  if (error instanceof ApiError) {
    const { status, headers, body } = error;
    const note = `What to do about it is said below, with status ${status}.`;
    const isKnown = document.getElementById(`status-${status}`) !== null;
    return {
      status,
      headers,
      body: indented(body),
      notes: isKnown ? [note] : ['The contract has no such status.'],
    };
  }
  if (error instanceof ContractError) {
    const body = error.value === undefined ? {} : { body: JSON.stringify(error.value, null, 2) };
    return { ...(error.status && { status: error.status }), ...body, notes: error.findings.map(broken) };
  }
  if (error instanceof TransportError) return { notes: [failures[error.reason]] };
  throw error;
}

const failures: { readonly [reason in TransportError['reason']]: string } = {
  network:
    'No answer reached this page. Either the network or the address fails, or the endpoint does not let pages of other origins call it (CORS); the browser does not say which. The curl sample asks the same from a terminal, where no such limit is.',
  timeout: 'No answer came in time. Try again, or try the curl sample from a terminal.',
  'too-large': 'The answer is too long to be a configuration.',
  tls: 'No secure connection could be made. Check the certificate of the endpoint.',
};

function broken({ pointer, expected, actual }: Finding): string {
  return `It breaks the contract${pointer === '' ? '' : ` at ${pointer}`}: expected ${expected}, got ${actual}.`;
}

function credentials(form: HTMLFormElement): Credentials {
  if (choices(form).credentials === 'token') return token(value('try-token'));
  const securityToken = value('try-security-token');
  const key = { accessKey: value('try-access-key'), secretKey: value('try-secret-key') };
  return akSk(securityToken === '' ? key : { ...key, securityToken });
}

/** The example that was chosen, for the function that was asked for. */
function simulated(): FetchResponse {
  const select = element<HTMLSelectElement>('try-example');
  const { value: text, dataset } = select.selectedOptions[0] as HTMLOptionElement;
  const example = JSON.parse(text) as { func_urn?: string };
  if (example.func_urn !== undefined) example.func_urn = value('try-urn');
  const headers = { 'Content-Type': 'application/json' };
  return new Response(JSON.stringify(example), { status: Number(dataset.status), headers });
}

/**
 * A frame whose policy permits connections to one origin alone: whatever happens, what is sent from it goes nowhere else.
 *
 * @throws ArgumentError where no policy can name the origin.
 */
async function frameFor(origin: string): Promise<HTMLIFrameElement> {
  if (!/^[\w.:/-]+$/.test(origin)) {
    throw new ArgumentError('baseUrl', 'must have a name or an IPv4 address as its host');
  }
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; connect-src ${origin}">`;
  await new Promise((resolve) => {
    frame.addEventListener('load', resolve, { once: true });
    document.body.append(frame);
  });
  return frame;
}

function show({ status, headers = {}, body = '', notes }: Outcome, isSimulated: boolean): void {
  const line = element('try-status');
  line.textContent = status ? `${status}${isSimulated ? ' · simulated, nothing was sent' : ''}` : 'no answer';
  line.className = status === 200 ? 'good' : 'bad';
  const fields = Object.entries(headers).map(([name, text]) => `${name}: ${text}`);
  fill('try-headers', fields.join('\n'));
  fill('try-body', body);
  element('try-notes').replaceChildren(
    ...notes.map((note) => {
      const item = document.createElement('li');
      item.textContent = note;
      return item;
    }),
  );
}

/** Shows a text in its block, and no block without a text. */
function fill(id: string, text: string): void {
  const place = element(id);
  place.textContent = text;
  (place.closest('pre') as HTMLElement).hidden = text === '';
}

const inputs: { readonly [argument: string]: string } = {
  baseUrl: 'try-base',
  projectId: 'try-project',
  functionUrn: 'try-urn',
  token: 'try-token',
  accessKey: 'try-access-key',
  secretKey: 'try-secret-key',
  securityToken: 'try-security-token',
};

/** Says what is wrong with an input; nothing takes it back. */
function mark(error: ArgumentError | undefined): void {
  for (const id of Object.values(inputs)) {
    element(id).removeAttribute('aria-invalid');
    element(id).removeAttribute('aria-describedby');
  }
  element('try-fault').textContent = error?.message ?? '';
  const input = error && inputs[error.argument];
  if (input === undefined) return;
  element(input).setAttribute('aria-invalid', 'true');
  element(input).setAttribute('aria-describedby', 'try-fault');
  element(input).focus();
}

function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function choices(form: HTMLFormElement): { readonly mode: string; readonly credentials: string } {
  const data = new FormData(form);
  return { mode: String(data.get('mode')), credentials: String(data.get('credentials')) };
}

function value(id: string): string {
  return element<HTMLInputElement>(id).value.trim();
}

function element<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no ${id}.`);
  return found as T;
}
