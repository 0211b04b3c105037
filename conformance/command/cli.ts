#!/usr/bin/env node
import module from 'node:module';
import { fileURLToPath } from 'node:url';
import { runAsProcess } from './process.ts';

// Beside the code, so that whoever can write to the cache could as well write to the code. Node.js has it from 22.8 on.
const { enableCompileCache } = module as { enableCompileCache?: (directory: string) => unknown };
enableCompileCache?.(fileURLToPath(new URL('.compile-cache', import.meta.url)));

await runAsProcess(async () => {
  // What is loaded before the cache is there would not be in it.
  const { command } = await import('./subcommands.ts');
  return command(process.argv.slice(2), process.env);
});
