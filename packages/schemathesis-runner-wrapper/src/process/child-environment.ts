/** Names that programs need to start at all; everything else of the caller's environment stays with the caller. */
const NEEDED =
  /^(?:PATH|PATHEXT|HOME|USERPROFILE|SYSTEMROOT|WINDIR|COMSPEC|TEMP|TMP|TMPDIR|LANG|LC_\w+|APPDATA|LOCALAPPDATA|XDG_\w+|PYENV_\w+|UV_\w+|LD_LIBRARY_PATH)$/i;

/** Names that installing from a package index needs besides. */
const NEEDED_TO_INSTALL = /^(?:PIP_\w+|(?:HTTPS?|ALL|NO)_PROXY|SSL_CERT_(?:FILE|DIR)|REQUESTS_CA_BUNDLE)$/i;

/** The environment for a Schemathesis process: no credentials, no proxies, no Python settings of the caller. */
export function runEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return pick(env, (name) => NEEDED.test(name));
}

/** The environment for `pip` and `uvx` while they install. */
export function installEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return pick(env, (name) => NEEDED.test(name) || NEEDED_TO_INSTALL.test(name));
}

function pick(env: NodeJS.ProcessEnv, wanted: (name: string) => boolean): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => wanted(name)));
}
