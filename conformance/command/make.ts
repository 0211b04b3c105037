import { flagsOfMake } from './configuration/make.ts';
import { endOf } from './ending.ts';
import { main } from './main.ts';

process.exitCode = await endOf(() =>
  main([...flagsOfMake(process.env), ...process.argv.slice(2)], process.env),
);
