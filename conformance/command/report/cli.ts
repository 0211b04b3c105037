import { runAsProcess } from '../process.ts';
import { main } from './main.ts';

await runAsProcess(() => main(process.argv.slice(2)));
