/** A client that the suite is tried out on, and what it takes. */
export interface RealClient {
  readonly name: string;
  /** What it is written in or with, in a few words. */
  readonly what: string;
  /** The commands that have to be on the machine. */
  readonly needs: readonly string[];
  /*
   * Shell commands, run from the root of the project. They know $CACHE, a folder that lasts, and $ADAPTERS, the folder of
   * the programs.
   */
  /** Installs or compiles it; may find that done. */
  readonly install?: string;
  /** Prints its version. */
  readonly version: string;
  readonly command: string;
}

const python = '$CACHE/python/bin/python';

/** Installs the packages of all clients in Python. */
const pip = `[ -x ${python} ] || python3 -m venv $CACHE/python; ${python} -m pip install --quiet --disable-pip-version-check requests==2.32.5 httpx==0.28.1 huaweicloudsdkfunctiongraph==3.1.219`;

function versionOf(distribution: string): string {
  return `${python} -c "import importlib.metadata as m; print(m.version('${distribution}'))"`;
}

function packageVersion(name: string): string {
  return `node -p "JSON.parse(fs.readFileSync('node_modules/${name}/package.json')).version"`;
}

/** Every client of the table. */
export const clients: readonly RealClient[] = [
  {
    name: 'this package',
    what: 'TypeScript',
    needs: [],
    version: 'node -p "JSON.parse(fs.readFileSync(\'package.json\')).version"',
    command: 'node --import tsx $ADAPTERS/own.ts',
  },
  {
    name: 'openapi-fetch',
    what: 'TypeScript, with the generated types',
    needs: [],
    version: packageVersion('openapi-fetch'),
    command: 'node --import tsx $ADAPTERS/openapi-fetch.ts',
  },
  {
    name: '@huaweicloud/huaweicloud-sdk-functiongraph',
    what: 'the official SDK for Node.js',
    needs: [],
    version: packageVersion('@huaweicloud/huaweicloud-sdk-functiongraph'),
    command: 'node --import tsx $ADAPTERS/node-sdk.ts',
  },
  {
    name: 'huaweicloudsdkfunctiongraph',
    what: 'the official SDK for Python',
    needs: ['python3'],
    install: pip,
    version: versionOf('huaweicloudsdkfunctiongraph'),
    command: `${python} $ADAPTERS/python-sdk.py`,
  },
  {
    name: 'requests',
    what: 'Python',
    needs: ['python3'],
    install: pip,
    version: versionOf('requests'),
    command: `${python} $ADAPTERS/python-requests.py`,
  },
  {
    name: 'httpx',
    what: 'Python',
    needs: ['python3'],
    install: pip,
    version: versionOf('httpx'),
    command: `${python} $ADAPTERS/python-httpx.py`,
  },
  {
    name: 'urllib',
    what: "Python's standard library",
    needs: ['python3'],
    version: 'python3 -c "import platform; print(platform.python_version())"',
    command: 'python3 $ADAPTERS/python-stdlib.py',
  },
  {
    name: 'net/http',
    what: "Go's standard library",
    needs: ['go'],
    install: 'cd $ADAPTERS/go-net-http && go build -o $CACHE/go-net-http .',
    version: 'go env GOVERSION',
    command: '$CACHE/go-net-http',
  },
  {
    name: 'curl and jq',
    what: 'a shell script',
    needs: ['curl', 'jq'],
    version: 'curl --version | head -n 1 | cut -d " " -f 2; jq --version',
    command: 'sh $ADAPTERS/curl.sh',
  },
];
