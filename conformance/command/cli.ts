import { runAsProcess } from './process.ts';

await runAsProcess(async () => {
  // An older Node.js could not even load it.
  const { main } = await import('./main.ts');
  return main(process.argv.slice(2), process.env);
});
