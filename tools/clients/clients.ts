/** A client that the suite is tried out on, and what it takes. */
export interface RealClient {
  readonly name: string;
  /** What it is written in or with, in a few words. */
  readonly what: string;
  /** The commands that have to be on the machine. */
  readonly needs: readonly string[];
  /** The generator that writes it: an entry of the matrix of generators. */
  readonly generator?: string;
  /*
   * Shell commands, run from the root of the project. They know $CACHE, a folder that lasts; $ADAPTERS, the folder of the
   * programs; and $GENERATED, that of the generated code.
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

/** Compiles a program in Go, below the folder of the programs. */
function go(folder: string): string {
  return `cd $ADAPTERS/${folder} && GOPATH=$CACHE/go GOFLAGS=-modcacherw go build -o $CACHE/${folder} .`;
}

/** Compiles a project of Maven. */
function maven(folder: string): string {
  const listed = `dependency:build-classpath -Dmdep.outputFile=${folder}/classpath`;
  return `mvn -q -B -f ${folder}/pom.xml -Dmaven.repo.local=$CACHE/m2 -Dmaven.test.skip compile ${listed}`;
}

/** Runs the `Client` of a project of Maven. */
function java(folder: string): string {
  return `java -cp "${folder}/target/classes:$(cat ${folder}/classpath)" Client`;
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
    name: 'huaweicloud-sdk-go-v3',
    what: 'the official SDK for Go',
    needs: ['go'],
    install: go('go-sdk'),
    version: "sed -n 's/^require .*huaweicloud-sdk-go-v3 v//p' $ADAPTERS/go-sdk/go.mod",
    command: '$CACHE/go-sdk',
  },
  {
    name: 'com.huaweicloud.sdk:huaweicloud-sdk-functiongraph',
    what: 'the official SDK for Java',
    needs: ['javac', 'mvn'],
    install: `cp -R $ADAPTERS/java-sdk $CACHE && ${maven('$CACHE/java-sdk')}`,
    version: "sed -n 's/.*<version>\\(3.*\\)<.version>/\\1/p' $ADAPTERS/java-sdk/pom.xml",
    command: java('$CACHE/java-sdk'),
  },
  {
    name: 'openapi-generator-python',
    what: 'a generated client',
    needs: ['python3', 'java', 'mvn'],
    generator: 'openapi-generator-python',
    install: `${pip}; ${python} -m pip install --quiet --disable-pip-version-check $GENERATED`,
    version: 'cat $GENERATED/.openapi-generator/VERSION',
    command: `${python} $ADAPTERS/openapi-generator.py`,
  },
  {
    name: 'openapi-generator-java',
    what: 'a generated client',
    needs: ['javac', 'mvn'],
    generator: 'openapi-generator-java',
    install: `cp $ADAPTERS/openapi-generator.java $GENERATED/src/main/java/Client.java && ${maven('$GENERATED')}`,
    version: 'cat $GENERATED/.openapi-generator/VERSION',
    command: java('$GENERATED'),
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
    install: go('go-net-http'),
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
