import { formatClientFigures, measureClient } from './index.ts';

console.error('Measuring the client, which takes about a minute …');
console.log(formatClientFigures(await measureClient()));
