import { main } from './main.ts';
import { runAsProcess } from './process.ts';

await runAsProcess(() => main(process.argv.slice(2), process.env));
