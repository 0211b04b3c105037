import { type Fact, readEvidence } from '../../../openapi/evidence.ts';
import { jsonAnswer } from '../../reference/index.ts';
import { always, onConfiguration } from '../alterations.ts';
import type { Subject, Variant } from '../behaviour.ts';

/** Every fact about the endpoint, as the contract's own folder has it. */
export const facts = await readEvidence();

/** Each answer that a fact allows, under each profile that it belongs to. */
export const evidenceVariants: readonly Variant[] = facts.flatMap((fact) =>
  (fact.under ?? []).flatMap((profile) =>
    served(fact).map(({ shown, serve }, index, { length }) => ({
      id: `evidence/${profile}/${fact.id}${length > 1 ? `/${index + 1}` : ''}`,
      sentence: `\`${shown}\` under ${profile}: ${fact.says}`,
      profile,
      serve,
      warnings: fact['warned-by'] ?? [],
    })),
  ),
);

function served({ answers = [], errors = [] }: Fact): { shown: string; serve: Subject['serve'] }[] {
  return [
    ...answers.map((members) => ({
      shown: JSON.stringify(members),
      serve: onConfiguration((body) => ({ ...body, ...members })),
    })),
    ...errors.map(({ status, body }) => ({
      shown: `${status} ${JSON.stringify(body)}`,
      serve: always((answer) => (answer.status === status ? jsonAnswer(status, body) : answer)),
    })),
  ];
}
