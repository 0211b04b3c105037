import { flagsOfMake } from './configuration/make.ts';
import { endOf } from './ending.ts';
import { main } from './main.ts';
import { runAsProcess } from './process.ts';

await runAsProcess(() =>
  endOf(() => main([...flagsOfMake(process.env), ...process.argv.slice(2)], process.env)),
);
