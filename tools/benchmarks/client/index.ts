import { type LoadingFigures, measureLoading } from './loading.ts';
import { measureSigning, type SigningFigures } from './signing.ts';
import { measureValidation, type ValidationFigures } from './validation.ts';

/** How our client compares with what its users would take instead. */
export interface ClientFigures {
  readonly loading: LoadingFigures;
  readonly signing: SigningFigures;
  readonly validation: ValidationFigures;
}

/** Measures the built package in `dist/` against the official SDK, and the validators against other libraries. */
export async function measureClient(): Promise<ClientFigures> {
  return {
    loading: await measureLoading(),
    signing: await measureSigning(),
    validation: await measureValidation(),
  };
}

/** The figures as a Markdown table; a ratio above 1 means that ours is that many times better. */
export function formatClientFigures({ loading, signing, validation }: ClientFigures): string {
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
  const milliseconds = (time: number) => `${time.toFixed(1)} ms`;
  const microseconds = (time: number) => `${time.toFixed(time < 10 ? 3 : 1)} µs`;
  const rows = [
    row('import time', 'official SDK', loading.ours.time, loading.sdk.time, milliseconds),
    row('resident memory of the import', 'official SDK', loading.ours.memory, loading.sdk.memory, megabytes),
    row('signing a request', 'official SDK', signing.ours, signing.sdk, microseconds),
    ...Object.entries(validation).flatMap(([value, { ours, ajv }]) => [
      row(`validating: ${value}`, 'Ajv, compiled at run time', ours, ajv, microseconds),
    ]),
  ];
  return ['| what | ours | compared with | theirs | ratio |', '|---|---|---|---|---|', ...rows].join('\n');
}

function row(
  what: string,
  than: string,
  ours: number,
  theirs: number,
  unit: (figure: number) => string,
): string {
  return `| ${what} | ${unit(ours)} | ${than} | ${unit(theirs)} | ${(theirs / ours).toFixed(2)} |`;
}
