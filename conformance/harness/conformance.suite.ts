import { inject } from 'vitest';
import { registerTests } from './tests.ts';

registerTests(inject('report'));
