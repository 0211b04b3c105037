import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { HexadecimalRuns } from '../../src/redaction/hexadecimal-runs.ts';
import { mask, type Redactor, secretFieldName, withoutSecretParts } from '../../src/redaction/redactor.ts';
import { gap } from '../../src/redaction/view.ts';
import type { HeaderFields } from '../exchange/exchange.ts';
import { type RedactedBody, redactBody } from './redact-body.ts';
import type { Repetition } from './repetition.ts';

type HeaderField = HeaderFields[number];

/** Something without secrets. */
export interface Cleaned<T> {
  readonly shown: T;
  /** There was a secret in it, before what is masked for its name was. */
  readonly hadSecret: boolean;
  /** What tells whether it holds a certain signature; absent where nobody can tell. */
  readonly runs?: HexadecimalRuns;
}

/** What is kept of what was searched before: so many texts of so many characters, and so many bytes of bodies. */
const most = { texts: 1000, characters: 1000, bodyBytes: 8 * 1024 * 1024 };

/** Stands in no text, and nothing is read across it: what is in one of two texts is in both of them joined by it. */
const border = String.fromCharCode(gap);

/** Takes secrets out of the parts of exchanges. What comes again and again, as it mostly does, is searched once. */
export class Cleaner {
  readonly redactor: Redactor;
  readonly #repetitions: readonly Repetition[];
  readonly #texts = new Map<string, Cleaned<string>>();
  readonly #fields = new Map<string, Cleaned<HeaderField>>();
  readonly #bodies = new Map<string, Cleaned<RedactedBody>>();
  readonly #secretNames = new Map<string, boolean>();
  #bodyBytes = 0;
  #isForSignatures = false;

  /** @param repetitions - the credentials that no answer may repeat. */
  constructor(redactor: Redactor, repetitions: readonly Repetition[]) {
    this.redactor = redactor;
    this.#repetitions = repetitions;
  }

  /** Whether there are credentials that an answer may repeat. */
  get knowsCredentials(): boolean {
    return this.#repetitions.length > 0;
  }

  /** Makes another one, which looks for these secrets, too, and which an answer may not repeat either. */
  with(secrets: readonly string[], repetitions: readonly Repetition[]): Cleaner {
    return new Cleaner(this.redactor.with(secrets), [...this.#repetitions, ...repetitions]);
  }

  /** From now on it can be told of most things whether they hold a signature. */
  prepareForSignatures(): void {
    if (this.#isForSignatures) return;
    this.#isForSignatures = true;
    for (const known of [this.#texts, this.#fields, this.#bodies]) known.clear();
  }

  /** Says whether a text, or bytes of one, repeat a credential. */
  repeats(content: string | Uint8Array): boolean {
    return this.#repetitions.some((repeats) => repeats(content));
  }

  text(text: string): Cleaned<string> {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    const look = this.#look(text);
    const cleaned = { ...look, shown: look.hadSecret ? this.redactor.text(text) : text };
    keep(this.#texts, text, cleaned);
    return cleaned;
  }

  /** A header field of an answer. */
  field([name, value]: HeaderField): Cleaned<HeaderField> {
    const key = name + border + value;
    const known = this.#fields.get(key);
    if (known !== undefined) return known;
    const look = this.#look(key);
    const clean = (text: string) => (look.hadSecret ? this.redactor.text(text) : text);
    const shown = this.#isSecret(name) ? mask : clean(withoutSecretParts(value));
    const cleaned = { ...look, shown: [clean(name), shown] as const };
    keep(this.#fields, key, cleaned);
    return cleaned;
  }

  /** A header field of a request, whose secrets are no news. */
  sentField(field: HeaderField): Cleaned<HeaderField> {
    const [name] = field;
    if (!this.#isSecret(name)) return this.field(field);
    const cleaned = this.text(name);
    return { ...cleaned, shown: [cleaned.shown, mask] };
  }

  /** @param isCodingKnown - its content coding is undone. */
  body(body: Uint8Array, isCodingKnown: boolean): Cleaned<RedactedBody> {
    const key = `${isCodingKnown} ${nameOf(body)}`;
    const known = this.#bodies.get(key);
    if (known !== undefined) return known;
    const cleaned = this.#body(body, isCodingKnown);
    this.#bodyBytes += key.length + (cleaned.shown.masked?.length ?? 0);
    if (this.#bodyBytes > most.bodyBytes) {
      this.#bodies.clear();
      this.#bodyBytes = 0;
    }
    this.#bodies.set(key, cleaned);
    return cleaned;
  }

  #body(body: Uint8Array, isCodingKnown: boolean): Cleaned<RedactedBody> {
    // What is no text may hold a secret under a coding.
    const look = isUtf8(body) ? this.#look(body) : { hadSecret: true };
    const shown = look.hadSecret
      ? redactBody(body, isCodingKnown, this.redactor, this.#repetitions)
      : { isHidden: false, isRepeated: false };
    return { ...look, shown };
  }

  #isSecret(name: string): boolean {
    const known = this.#secretNames.get(name);
    if (known !== undefined) return known;
    const isSecret = secretFieldName(name);
    keep(this.#secretNames, name, isSecret);
    return isSecret;
  }

  #look(content: string | Uint8Array): Omit<Cleaned<unknown>, 'shown'> {
    if (!this.#isForSignatures) return { hadSecret: this.redactor.contains(content) };
    const runs = new HexadecimalRuns();
    return { hadSecret: this.redactor.contains(content, runs), runs };
  }
}

/** The same for equal bodies only: a small one itself, a large one's digest. */
function nameOf(body: Uint8Array): string {
  if (body.length > most.characters) return createHash('sha256').update(body).digest('base64');
  return Buffer.from(body.buffer, body.byteOffset, body.length).toString('latin1');
}

function keep<T>(known: Map<string, T>, text: string, cleaned: T): void {
  if (text.length > most.characters) return;
  if (known.size >= most.texts) known.clear();
  known.set(text, cleaned);
}
