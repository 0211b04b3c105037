import { startReferenceEndpoint } from '../../../conformance/reference/index.ts';
import { stateOfMany } from '../../../conformance/reference/many-functions.ts';

// Serves as many functions as its argument says, and prints where.
const { origin, stop } = await startReferenceEndpoint({ state: stateOfMany(Number(process.argv[2])) });
process.once('SIGTERM', () => void stop());
console.log(origin);
