// What a server's own test suite would write where it uses Vitest.
import { conformanceTests } from 'functiongraph-async-invoke-contract/vitest';
import { target } from './target.js';

conformanceTests({ ...target, baseUrl: process.env.TARGET_URL ?? '' });
