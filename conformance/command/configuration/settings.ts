import type { RawSettings } from './flags.ts';
import type { OptionName } from './options.ts';
import { UsageError } from './usage-error.ts';

/** Settings from all sources, each parsed when it is asked for. */
export class Settings<Name extends string = OptionName> {
  readonly raw: RawSettings;

  /** @param raw - texts, lists and switches by the names of their flags, the winning source's only. */
  constructor(raw: RawSettings) {
    this.raw = raw;
  }

  text(name: Name): string | undefined {
    const value = this.raw[name];
    return typeof value === 'string' ? value : undefined;
  }

  texts(name: Name): readonly string[] {
    const value = this.raw[name];
    return Array.isArray(value) ? value : [];
  }

  switch(name: Name): boolean {
    return this.raw[name] === true;
  }

  /** A whole number. @throws UsageError for anything else, or less than `least`. */
  count(name: Name, least: number): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const value = Number(text);
    if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least) return value;
    throw new UsageError(`${name} must be a whole number of ${least} or more, not "${text}".`);
  }

  /** A number above 0. @throws UsageError for anything else. */
  amount(name: Name): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const value = Number(text);
    if (/^\d+(\.\d+)?$/.test(text) && value > 0) return value;
    throw new UsageError(`${name} must be a number above 0, not "${text}".`);
  }
}
