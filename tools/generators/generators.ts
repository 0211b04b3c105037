/** A tool that makes code of an OpenAPI document, and what it takes to try one of its clients. */
export interface Generator {
  /** Also the name of its program in `programs/`. */
  readonly name: string;
  readonly version: string;
  /** The editions that it reads. */
  readonly editions: readonly ('3.1' | '3.0')[];
  /** The commands that have to be on the machine. */
  readonly needs: readonly string[];
  /** Where the program goes, in the folder of the generated code. */
  readonly program: string;
  /*
   * Shell commands, run in an empty folder for the generated code. They know $SPEC, the document; $OUT, that folder;
   * $CACHE, a folder that lasts; and $TOOL, a folder there for this version of the generator.
   */
  /** Installs the generator, where $TOOL is not there yet. */
  readonly install: string;
  readonly generate: string;
  /** Compiles the generated code and the program. */
  readonly compile: string;
  /** Runs the program; its arguments follow. */
  readonly run: string;
  /** What is worth knowing of the client. */
  readonly note?: string;
}

const both = ['3.1', '3.0'] as const;

/** Every generator of the matrix. */
export const generators: readonly Generator[] = [
  openapiGenerator({
    language: 'java',
    needs: [],
    program: 'src/main/java/Run.java',
    compile:
      'mvn -q -B -Dmaven.repo.local=$CACHE/m2 -Dmaven.test.skip compile dependency:build-classpath -Dmdep.outputFile=classpath',
    run: 'java -cp "target/classes:$(cat classpath)" Run',
  }),
  openapiGenerator({
    language: 'go',
    needs: ['go'],
    program: 'run/main.go',
    compile: 'go build -o program ./run',
    run: './program',
  }),
  openapiGenerator({
    language: 'python',
    needs: ['python3'],
    program: 'run.py',
    compile:
      'python3 -m venv venv && venv/bin/pip -q install . && venv/bin/python -m compileall -q openapi_client',
    run: 'venv/bin/python run.py',
  }),
  openapiGenerator({
    language: 'typescript-fetch',
    needs: [],
    program: 'run.ts',
    compile: compileTypeScript('run.ts'),
    run: 'node js/run.js',
  }),
  openapiGenerator({
    language: 'rust',
    needs: ['cargo'],
    program: 'examples/run.rs',
    compile: `cargo add -q --dev tokio@1 --features macros,rt-multi-thread && ${compileRust('openapi-generator')}`,
    run: '$CACHE/rust/openapi-generator/debug/examples/run',
    note: 'Its `api_key` is sent in all three header fields of the security schemes, so that a token goes into the default headers of its HTTP client instead.',
  }),
  {
    name: 'oapi-codegen',
    version: '2.8.0',
    editions: both,
    needs: ['go'],
    program: 'main.go',
    install: 'GOBIN=$TOOL go install github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen@v2.8.0',
    generate: 'mkdir api && $TOOL/oapi-codegen -generate types,client -package api -o api/api.go $SPEC',
    compile: 'go mod init generated 2>&1 && go mod tidy 2>&1 && go build -o program .',
    run: './program',
  },
  {
    name: 'ogen',
    version: '1.24.0',
    editions: both,
    needs: ['go'],
    program: 'main.go',
    install: 'GOBIN=$TOOL go install github.com/ogen-go/ogen/cmd/ogen@v1.24.0',
    generate: '$TOOL/ogen --target api --package api $SPEC',
    compile: 'go mod init generated 2>&1 && go mod tidy 2>&1 && go build -o program .',
    run: './program',
  },
  {
    name: 'openapi-python-client',
    version: '0.29.1',
    editions: both,
    needs: ['python3'],
    program: 'run.py',
    install: 'python3 -m venv $TOOL && $TOOL/bin/pip -q install openapi-python-client==0.29.1',
    generate:
      'PATH=$TOOL/bin:$PATH openapi-python-client generate --path $SPEC --meta none --output-path client',
    compile: '$TOOL/bin/python -m compileall -q client',
    run: '$TOOL/bin/python run.py',
  },
  {
    name: 'datamodel-code-generator',
    version: '0.89.0',
    editions: both,
    needs: ['python3'],
    program: 'run.py',
    install:
      'python3 -m venv $TOOL && $TOOL/bin/pip -q install datamodel-code-generator==0.89.0 pydantic==2.*',
    generate:
      '$TOOL/bin/datamodel-codegen --input $SPEC --input-file-type openapi --output models.py --output-model-type pydantic_v2.BaseModel --formatters builtin',
    compile: '$TOOL/bin/python -m compileall -q models.py',
    run: '$TOOL/bin/python run.py',
    note: 'It writes models and no client.',
  },
  {
    name: 'hey-api',
    version: '0.90.0',
    editions: both,
    needs: [],
    program: 'run.ts',
    install: 'npm install --silent --prefix $TOOL @hey-api/openapi-ts@0.90.0 typescript@5.9',
    generate: '$TOOL/node_modules/.bin/openapi-ts -i $SPEC -o client',
    compile: compileTypeScript('run.ts'),
    run: 'node js/run.js',
    note: 'The latest needs Node.js 22; this one runs on 20, with TypeScript 5.',
  },
  {
    name: 'orval',
    version: '7.13.0',
    editions: both,
    needs: [],
    program: 'run.ts',
    install: 'npm install --silent --prefix $TOOL orval@7.13.0',
    generate: `echo "module.exports = { api: { input: '$SPEC', output: { target: './api.ts', client: 'fetch', baseUrl: '$BASE_URL' } } }" > orval.config.cjs && $TOOL/node_modules/.bin/orval --config orval.config.cjs`,
    compile: compileTypeScript('run.ts'),
    run: 'node js/run.js',
    note: 'The latest needs Node.js 22; this one runs on 20.',
  },
  {
    name: 'progenitor',
    version: '0.15.1',
    editions: ['3.0'],
    needs: ['cargo'],
    program: 'examples/run.rs',
    install: 'cargo install -q --root $TOOL cargo-progenitor@0.15.1',
    generate: '$TOOL/bin/cargo-progenitor progenitor -i $SPEC -o . -n client -v 0.1.0',
    compile: `cargo add -q --dev tokio@1 --features macros,rt-multi-thread && ${compileRust('progenitor')}`,
    run: '$CACHE/rust/progenitor/debug/examples/run',
    note: 'It reads OpenAPI 3.0 only.',
  },
];

function openapiGenerator({
  language,
  needs,
  ...rest
}: Pick<Generator, 'needs' | 'program' | 'compile' | 'run' | 'note'> & { language: string }): Generator {
  const artifact = 'org.openapitools:openapi-generator-cli:7.25.0';
  return {
    name: `openapi-generator-${language}`,
    version: '7.25.0',
    editions: both,
    needs: ['java', 'mvn', ...needs],
    install: `mvn -q -B -Dmaven.repo.local=$CACHE/m2 dependency:copy -Dartifact=${artifact} -DoutputDirectory=$TOOL`,
    generate: `java -jar $TOOL/openapi-generator-cli-7.25.0.jar generate -i $SPEC -g ${language} -o .`,
    ...rest,
  };
}

function compileTypeScript(program: string): string {
  const options = '--strict --skipLibCheck --target es2022 --lib es2022,dom --module commonjs --types node';
  return `echo '{"type":"commonjs"}' > package.json && $BIN/tsc ${options} --typeRoots $BIN/../@types --outDir js ${program}`;
}

function compileRust(target: string): string {
  return `cargo build -q --example run --target-dir $CACHE/rust/${target}`;
}
