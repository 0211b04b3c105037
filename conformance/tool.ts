import manifest from '../package.json' with { type: 'json' };

const { name, version } = manifest;

/** How the suite names itself. */
export const tool = { name, version, userAgent: `${name}/${version}` } as const;
