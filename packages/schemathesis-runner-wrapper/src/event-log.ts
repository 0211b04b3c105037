/** Events in order, for any number of readers, each from the first event on. */
export class EventLog<T> implements AsyncIterable<T> {
  readonly #events: T[] = [];
  #ended: { readonly error?: unknown } | undefined;
  #waiting: (() => void)[] = [];

  push(event: T): void {
    this.#events.push(event);
    this.#wake();
  }

  end(): void {
    this.#ended = {};
    this.#wake();
  }

  /** Readers get the events so far, then the error. */
  fail(error: unknown): void {
    this.#ended = { error };
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for (let index = 0; ; ) {
      for (const event of this.#events.slice(index)) {
        index += 1;
        yield event;
      }
      if (index < this.#events.length) continue;
      if (this.#ended !== undefined) {
        if ('error' in this.#ended) throw this.#ended.error;
        return;
      }
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
