import { runAsProcess } from './process.ts';

await runAsProcess(async () => {
  // An older Node.js could not even load them.
  const [{ flagsOfMake }, { endOf }, { main }] = await Promise.all([
    import('./configuration/make.ts'),
    import('./ending.ts'),
    import('./main.ts'),
  ]);
  return endOf(() => main([...flagsOfMake(process.env), ...process.argv.slice(2)], process.env));
});
