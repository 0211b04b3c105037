import { clientCommand } from './client/main.ts';
import { main } from './main.ts';
import { runAsProcess } from './process.ts';

const [first, ...others] = process.argv.slice(2);

await runAsProcess(() =>
  first === 'client' ? clientCommand(others, process.env) : main(process.argv.slice(2), process.env),
);
