import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compareProfiles } from './compare-profiles.ts';
import { baseContract, type Contracts, readContractFile, readContracts } from './contracts.ts';
import { describeChanges } from './report.ts';
import { gitRef, workingTree } from './source.ts';

const help = `Tells how the contract has changed, and whom the change breaks.

Usage: make diff BASE=<git ref or file>
       npm run diff -- --base <git ref or file>

  --base  what to compare with: a commit, a branch, a tag, or an OpenAPI file.
          A git ref brings the profiles along; a file is compared with the contract alone.
  --help  show this text

Exits with 0 whatever has changed, and with 2 where there is nothing to compare with.`;

const repository = fileURLToPath(new URL('../../', import.meta.url));

async function diff(base: string): Promise<string> {
  const revision = (await readContracts(workingTree(repository))) ?? new Map();
  const atRef = await readContracts(gitRef(repository, base));
  if (atRef !== undefined) return describeChanges(await compareProfiles(atRef, revision));
  const inFile = await readContractFile(base);
  if (inFile === undefined) {
    throw new Error(`"${base}" is neither a git ref with a contract in it nor an OpenAPI file.`);
  }
  return describeChanges(await compareProfiles(inFile, withoutProfiles(revision)));
}

function withoutProfiles(contracts: Contracts): Contracts {
  return new Map([...contracts].filter(([name]) => name === baseContract));
}

try {
  const { values } = parseArgs({ options: { base: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help) console.log(help);
  else if (values.base) console.log(await diff(values.base));
  else throw new Error('There is nothing to compare with. Name it: make diff BASE=<git ref or file>');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
