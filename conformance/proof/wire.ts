import { type Answer, bodyBytes, writeAnswer } from '../reference/index.ts';
import { type Ask, askOf } from './asks.ts';
import type { Behaviour, Transmit } from './behaviour.ts';

/** Writes the answers to some asks in another way, and the others as they are. */
export function transmitOn(asks: Ask | readonly Ask[], transmit: Transmit): () => Behaviour {
  const wanted = [asks].flat();
  return () => ({
    transmit: (response, answer, context) =>
      wanted.includes(askOf(context)) ? transmit(response, answer, context) : writeAnswer(response, answer),
  });
}

/** Writes every third configuration of a known function in another way, and the other answers as they are. */
export function transmitInThree(transmit: Transmit): () => Behaviour {
  return () => {
    let calls = 0;
    return {
      transmit: (response, answer, context) => {
        if (askOf(context) === 'known function') calls += 1;
        const isMeant = askOf(context) === 'known function' && calls % 3 === 0;
        return isMeant ? transmit(response, answer, context) : writeAnswer(response, answer);
      },
    };
  };
}

/** Writes every answer in another way. */
export function transmitAlways(transmit: Transmit): () => Behaviour {
  return () => ({ transmit });
}

/**
 * Writes bytes to the connection as they are, and closes it.
 *
 * @param text makes the bytes from an answer.
 */
export function raw(text: (answer: Answer) => string | Uint8Array): Transmit {
  return (response, answer) => void response.socket?.end(text(answer));
}

/** The status line and header fields of an answer, as they go over the wire; more fields may be added. */
export function head(answer: Answer, fields: readonly string[] = [], reason = 'Status'): string {
  const own = Object.entries(answer.headers).map(([name, value]) => `${name}: ${[value].flat().join(', ')}`);
  return `${[`HTTP/1.1 ${answer.status} ${reason}`, ...own, ...fields].join('\r\n')}\r\n\r\n`;
}

/** The body of an answer as text. */
export function bodyText(answer: Answer): string {
  return Buffer.from(bodyBytes(answer.body)).toString();
}
