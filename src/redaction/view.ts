/** What separates two parts of a view that do not stand side by side in the original. No text has it. */
export const gap = 0xffff;

/** Views that are not in use: with tens of thousands of short texts, memory is what takes the time. */
const spare: View[] = [];

/** Fewer units are copied faster one by one. */
const shortestCopy = 32;

/** Longer views are not kept. */
const longestSpare = 0x20000;

/**
 * A text as one way of decoding reads it: a list of UTF-16 code units, each of which knows the range of the original
 * that it stands for.
 */
export class View {
  length = 0;
  units = new Uint16Array(1024);
  starts = new Uint32Array(1024);
  ends = new Uint32Array(1024);

  /** An empty view. Whoever takes one may give it back. */
  static take(): View {
    const view = spare.pop() ?? new View();
    view.length = 0;
    return view;
  }

  /** The range from `from` to `to` of a text, or of bytes that are read as Latin-1, as it is. */
  static of(source: string | Uint8Array, from = 0, to = source.length): View {
    const view = View.take();
    view.reserve(to - from);
    const { units, starts, ends } = view;
    let length = 0;
    for (let index = from; index < to; index += 1) {
      const unit = typeof source === 'string' ? source.charCodeAt(index) : (source[index] ?? 0);
      if (unit === 0 || unit === 0xfeff) continue;
      units[length] = unit;
      starts[length] = index;
      ends[length] = index + 1;
      length += 1;
    }
    view.length = length;
    return view;
  }

  /** Says that the view is not needed any more. */
  giveBack(): void {
    if (this.units.length <= longestSpare) spare.push(this);
  }

  /** The unit at an index; 0 beyond the end. */
  unit(index: number): number {
    return index < this.length ? (this.units[index] ?? 0) : 0;
  }

  /** Where the original of the unit at an index begins. */
  start(index: number): number {
    return this.starts[index] ?? 0;
  }

  /** Where the original of the unit at an index ends. */
  end(index: number): number {
    return this.ends[index] ?? 0;
  }

  /** Makes room for so many units in all. */
  reserve(capacity: number): void {
    if (capacity > this.units.length) this.#grow(capacity);
  }

  push(unit: number, start: number, end: number): void {
    const { length } = this;
    if (length === this.units.length) this.#grow(length + 1);
    this.units[length] = unit;
    this.starts[length] = start;
    this.ends[length] = end;
    this.length = length + 1;
  }

  /** Appends a part of another view. */
  append(view: View, from: number, to: number): void {
    if (to - from < shortestCopy) {
      for (let index = from; index < to; index += 1) {
        this.push(view.units[index] ?? 0, view.starts[index] ?? 0, view.ends[index] ?? 0);
      }
      return;
    }
    const { length } = this;
    this.length = length + to - from;
    if (this.length > this.units.length) this.#grow(this.length);
    this.units.set(view.units.subarray(from, to), length);
    this.starts.set(view.starts.subarray(from, to), length);
    this.ends.set(view.ends.subarray(from, to), length);
  }

  reversed(): View {
    const view = new View();
    for (let index = this.length - 1; index >= 0; index -= 1) view.push(this.unit(index), 0, 0);
    return view;
  }

  toString(): string {
    const parts: string[] = [];
    for (let from = 0; from < this.length; from += 4096) {
      parts.push(String.fromCharCode(...this.units.subarray(from, Math.min(from + 4096, this.length))));
    }
    return parts.join('');
  }

  #grow(least: number): void {
    const { units, starts, ends } = this;
    const capacity = Math.max(least, 2 * units.length);
    this.units = new Uint16Array(capacity);
    this.starts = new Uint32Array(capacity);
    this.ends = new Uint32Array(capacity);
    this.units.set(units);
    this.starts.set(starts);
    this.ends.set(ends);
  }
}

/** Whether a unit is what UTF-16 adds to ASCII. No view has any. */
export function isPadding(unit: number): boolean {
  return unit === 0 || unit === 0xfeff;
}

/** Whether a unit is what wraps lines, or has no width, and stands for nothing. */
export function isFiller(unit: number): boolean {
  if (unit < 0x80) return unit === 0x09 || unit === 0x0a || unit === 0x0d;
  return unit === 0xad || (unit >= 0x200b && unit <= 0x200f) || (unit >= 0x2060 && unit <= 0x2064);
}

/**
 * A view in which spellings that mean the same are the same: case, the URL-safe alphabet of base64, the blank of
 * forms; without filler.
 */
export function fold(view: View): View {
  const folded = View.take();
  const { units, starts, ends, length } = view;
  folded.reserve(length);
  let kept = 0;
  for (let index = 0; index < length; index += 1) {
    const like = foldUnit(units[index] ?? 0);
    if (like === 0) continue;
    folded.units[kept] = like;
    folded.starts[kept] = starts[index] ?? 0;
    folded.ends[kept] = ends[index] ?? 0;
    kept += 1;
  }
  folded.length = kept;
  return folded;
}

/** What a unit is folded to; 0 for filler. */
export function foldUnit(unit: number): number {
  if (unit < 0x100) return latin1Folded[unit] ?? 0;
  return isFiller(unit) ? 0 : lowerCase(unit);
}

/** The same for the units of Latin-1. */
export const latin1Folded = Uint16Array.from({ length: 0x100 }, (_, unit) => {
  if (isFiller(unit)) return 0;
  if (unit === 0x2d || unit === 0x20) return 0x2b;
  return unit === 0x5f ? 0x2f : lowerCase(unit);
});

/** What is left of a folded view without punctuation, blanks and controls: letters and digits. */
export function lettersOf(folded: View): View {
  const letters = View.take();
  letters.reserve(folded.length);
  for (let index = 0; index < folded.length; index += 1) {
    const unit = folded.unit(index);
    if (isLetterOrDigit(unit)) letters.push(unit, folded.start(index), folded.end(index));
  }
  return letters;
}

/** Which units of Latin-1 are letters and digits (1). */
export const latin1Letters = Uint8Array.from({ length: 0x100 }, (_, unit) => (isLetterOrDigit(unit) ? 1 : 0));

/** Of a folded unit; beyond ASCII, whatever is not in a block of punctuation. */
export function isLetterOrDigit(unit: number): boolean {
  if (unit < 0x80) return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x61 && unit <= 0x7a);
  return !(unit < 0xc0 || (unit >= 0x2000 && unit <= 0x206f) || (unit >= 0x3000 && unit <= 0x303f));
}

function lowerCase(unit: number): number {
  const letter = String.fromCharCode(unit).toLowerCase();
  return letter.length === 1 ? letter.charCodeAt(0) : unit;
}
