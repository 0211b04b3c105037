import type { Socket } from 'node:net';
import { type Answer, bodyBytes } from '../../reference/index.ts';
import { objectOf, withHeader, withMembers } from '../alterations.ts';
import { head } from '../wire.ts';
import type { Attack, Received } from './hostile.ts';

/** Writes an answer whole, as the reference endpoint would. */
export function send(socket: Socket, answer: Answer, reason?: string): void {
  const bytes = bodyBytes(answer.body);
  socket.write(Buffer.from(head(answer, [`Content-Length: ${bytes.length}`], reason), 'latin1'));
  socket.write(bytes);
}

/** Sends another answer in place of the right one. */
export function sends(alter: (answer: Answer, request: Received) => Answer): Attack {
  return (socket, answer, request) => send(socket, alter(answer, request));
}

/** Writes bytes and closes the connection. */
export function ends(text: (answer: Answer, request: Received) => string | Uint8Array): Attack {
  return (socket, answer, request) => socket.end(text(answer, request));
}

/** Attacks where the right answer is a configuration, and else does something else: by default it keeps the contract. */
export function onConfigurations(attack: Attack, other: Attack = sendsIt): Attack {
  return (socket, answer, request) => (answer.status === 200 ? attack : other)(socket, answer, request);
}

const sendsIt: Attack = (socket, answer) => send(socket, answer);

/** Sends configurations with another body. */
export function bodies(body: (answer: Answer, request: Received) => Answer['body'], coding?: string): Attack {
  return onConfigurations(
    sends((answer, request) =>
      withHeader({ ...answer, body: body(answer, request) }, 'Content-Encoding', coding),
    ),
  );
}

/** Says a text in every place that a server's text may reach: fields, members and their names, codes, the reason. */
export function everywhere(text: (request: Received) => string): Attack {
  return (socket, answer, request) => {
    const said = text(request);
    const oneLine = said.replaceAll(/[\r\n]/g, ' ');
    // No client reads on where a field has other control characters, so there they would spare the rest.
    const field = /[^\P{Cc}\t]/u.test(oneLine) ? 'x' : oneLine;
    const members = { error_code: said, error_msg: said, [said]: said, func_urn: said, created_time: said };
    const full = ['X-Request-Id', 'Content-Type', 'Retry-After', 'Location', 'X-Text'].reduce(
      (altered, name) => withHeader(altered, name, field),
      withMembers({ ...answer, body: objectOf(answer) }, members),
    );
    send(socket, full, field);
  };
}

/** Writes the same without end, as fast as the other side reads or once in some milliseconds. */
export function pours(beginning: (answer: Answer) => string, filler: string, milliseconds?: number): Attack {
  return (socket, answer) => {
    socket.write(beginning(answer));
    const bytes = milliseconds === undefined ? Buffer.from(filler.repeat(65_536 / filler.length)) : filler;
    const next = (): void => {
      if (socket.destroyed) return;
      if (milliseconds !== undefined) {
        socket.write(bytes);
        setTimeout(next, milliseconds);
      } else if (socket.write(bytes)) setImmediate(next);
      else socket.once('drain', next);
    };
    next();
  };
}
