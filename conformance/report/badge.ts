import { amount } from '../reading/words.ts';
import type { Report } from '../verdict/report.ts';
import { html } from './html/markup.ts';

/** What a badge says, as shields.io reads it from an endpoint. */
export interface Badge {
  readonly schemaVersion: 1;
  readonly label: string;
  readonly message: string;
  readonly color: string;
  readonly isError: boolean;
}

/** What a report says on a badge. */
export function toBadge({ verdict, counts }: Report): Badge {
  const { failed } = counts;
  const [message, color] = {
    conforms: ['conforms', '#3c763d'] as const,
    // A warning that counts is one with --strict.
    violates: [amount(failed || counts.warned, 'violation'), '#b3261e'] as const,
    untested: ['could not be tested', '#5f6368'] as const,
  }[verdict];
  return { schemaVersion: 1, label: 'contract', message, color, isError: verdict !== 'conforms' };
}

/** How wide a character is drawn, and what stands around a text, in pixels. */
const [characterWidth, padding] = [6.6, 12];

/** Draws a badge, as an SVG that needs nothing else. */
export function toBadgeSvg({ label, message, color }: Badge): string {
  const [left, right] = [label, message].map(({ length }) => Math.round(length * characterWidth) + padding);
  const [widthOfLabel = 0, widthOfMessage = 0] = [left, right];
  const width = widthOfLabel + widthOfMessage;
  const text = (words: string, start: number, room: number) =>
    html`<text x="${start + room / 2}" y="14" textLength="${room - padding}">${words}</text>`;
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="20" role="img" aria-label="${label}: ${message}">
<title>${label}: ${message}</title>
<rect width="${width}" height="20" rx="3" fill="${color}"/>
<path d="M3 0h${widthOfLabel - 3}v20H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z" fill="#444"/>
<g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">
${text(label, 0, widthOfLabel)}
${text(message, widthOfLabel, widthOfMessage)}
</g>
</svg>
`.text;
}
