import { type FileHandle, open } from 'node:fs/promises';

const CHUNK = 1024 * 1024;

/** Longest line that is read, in bytes: a scenario of thousands of cases stays well below. */
const MAX_LINE = 256 * 1024 * 1024;

/** Reads the lines of a file that another process is still writing. */
export class LineTail {
  readonly #path: string;
  #file: FileHandle | undefined;
  #pieces: Buffer[] = [];
  #pending = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** Complete lines that were added since the last call; none while the file is not there. */
  async *lines(): AsyncGenerator<string> {
    this.#file ??= await open(this.#path, 'r').catch(() => undefined);
    if (this.#file === undefined) return;
    while (true) {
      const { bytesRead, buffer } = await this.#file.read(Buffer.alloc(CHUNK), 0, CHUNK, null);
      if (bytesRead === 0) return;
      let rest = buffer.subarray(0, bytesRead);
      for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
        const line = Buffer.concat([...this.#pieces, rest.subarray(0, end)]).toString('utf8');
        this.#pieces = [];
        this.#pending = 0;
        rest = rest.subarray(end + 1);
        if (line !== '') yield line;
      }
      this.#pieces.push(rest);
      this.#pending += rest.length;
      if (this.#pending > MAX_LINE) throw new SyntaxError(`a line is longer than ${MAX_LINE} bytes`);
    }
  }

  /** Whether the file ends in the middle of a line. */
  get endsMidLine(): boolean {
    return this.#pending > 0;
  }

  async close(): Promise<void> {
    await this.#file?.close();
  }
}
