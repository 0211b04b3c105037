import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { baseContract } from '../../conformance/contract/contract.ts';
import { rulesFor } from '../../conformance/rules/index.ts';

// `make new-rule ID=part.name` writes a rule that finds nothing yet, and a fault that it is to find.

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What is written by hand: some faults of the statuses and of the input are in one table. */
const faultFiles: { readonly [part: string]: string } = { input: 'answers', status: 'answers' };

function write(id: string): string[] {
  const [, part = '', name = ''] = /^([a-z]+)\.([a-z][a-z0-9_.-]*)$/.exec(id) ?? [];
  const ruleFile = `conformance/rules/${part}.ts`;
  const faultFile = `conformance/proof/faults/${faultFiles[part] ?? part}.ts`;
  const rules = rulesFor(baseContract());
  if (
    !existsSync(root + ruleFile) ||
    !existsSync(root + faultFile) ||
    !rules.some((rule) => rule.part === part)
  )
    throw new Error(
      `ID must look like times.order, with a part that has a file in conformance/rules/, not "${id}".`,
    );
  if (rules.some((rule) => rule.id === id)) throw new Error(`there is a rule ${id} already.`);
  insert(
    ruleFile,
    'Rules: readonly Rule[] = [',
    `{
      id: '${id}',
      level: 'MUST',
      part: '${part}',
      title: 'The requirement, in one sentence.',
      source: 'The place in the source document',
      pointer: '#/components/schemas/AsyncInvokeConfig',
      probes: configProbes,
      needs: [],
      check: ({ exchanges, config }) => judgeEach(exchanges, config, () => []),
    },`,
    { './rule.ts': ['configProbes', 'judgeEach'] },
  );
  insert(
    faultFile,
    'Faults: readonly Fault[] = [',
    `...faultsOf('${part}', '${id}', {
      '${name}': ['What the server does, in one sentence.', onConfiguration((body) => body)],
    }),`,
    { '../alterations.ts': ['onConfiguration'], '../behaviour.ts': ['faultsOf'] },
  );
  execFileSync('node_modules/.bin/biome', ['check', '--write', ruleFile, faultFile], {
    cwd: root,
    stdio: 'pipe',
  });
  return [ruleFile, faultFile];
}

/** Puts an entry first into the list of a file, and imports what it uses. */
function insert(
  file: string,
  list: string,
  entry: string,
  imports: { readonly [specifier: string]: readonly string[] },
): void {
  let text = readFileSync(root + file, 'utf8').replace(list, () => `${list}\n${entry}`);
  for (const [specifier, names] of Object.entries(imports)) {
    const known = new RegExp(`import \\{([^}]*)\\} from '${specifier.replaceAll('.', '\\.')}';`).exec(text);
    const already = known?.[1]?.split(',').map((name) => name.trim()) ?? [];
    const all = [...new Set([...already, ...names])].filter((name) => name !== '');
    text = `import { ${all.join(', ')} } from '${specifier}';\n${known ? text.replace(known[0], '') : text}`;
  }
  writeFileSync(root + file, text);
}

try {
  const files = write(process.argv[2] ?? '');
  console.log(`Written to ${files.join(' and ')}. CONTRIBUTING.md says what is next.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
