import { Redactor } from '../../src/redaction/redactor.ts';
import { type LastScan, openLastScan } from './last-scan.ts';
import { type ExchangeRedactor, openExchangeRedactor } from './redact-exchange.ts';

/** What a run keeps to itself. */
export interface Secrets {
  /** What no answer may repeat. */
  readonly credentials: readonly string[];
  /** What no report shows besides. */
  readonly concealed: readonly string[];
  /** What is shown anyway, such as where the run asks and the words of the contract. A secret that is a part of it is none. */
  readonly shown: readonly string[];
}

/** Keeps the secrets of a run: takes them out where an exchange is made, and looks for them once more at the end. */
export interface Secrecy {
  readonly redactor: Redactor;
  readonly exchanges: ExchangeRedactor;
  readonly lastScan: LastScan;
}

/** Opens what keeps the secrets of a run. */
export function openSecrecy({ credentials, concealed, shown }: Secrets): Secrecy {
  const texts = shown.map((text) => text.toLowerCase());
  const isHidden = (secret: string) => !texts.some((text) => text.includes(secret.toLowerCase()));
  const secrets = [...credentials, ...concealed].filter(isHidden);
  const redactor = new Redactor(secrets, { public: shown });
  return {
    redactor,
    exchanges: openExchangeRedactor(redactor, credentials.filter(isHidden)),
    lastScan: openLastScan(secrets),
  };
}
