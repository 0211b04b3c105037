import { tool } from '../../tool.ts';
import { exitCodesLine, helpLine } from '../configuration/help.ts';
import { clientOptions } from './options.ts';

/** The help text of the command. */
export const clientHelp =
  () => `${tool.name} ${tool.version}: checks whether a client keeps the contract, in any language.

Usage:
  functiongraph-async-invoke-contract client --command 'python3 my_client.py' [flags]
  functiongraph-async-invoke-contract client --serve reading.documented

The program is run once for each scenario, against an endpoint on this machine. Its environment says what to ask for
(FGS_ENDPOINT, FGS_PROJECT_ID, FGS_FUNCTION_URN), with what (FGS_TOKEN; HUAWEICLOUD_SDK_AK and _SK), and how long to
wait (FGS_TIMEOUT, in seconds). It prints one line of JSON: {"config": …}, {"error": …} or {"skip": "why"}; without
one, its requests alone are judged. docs/clients.md describes all of it.

Flags:
${clientOptions.map(helpLine).join('\n')}

${exitCodesLine}`;
