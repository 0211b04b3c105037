/** A portal: a program that makes a page for readers of an OpenAPI document. */
export interface Portal {
  readonly name: string;
  /** Its npm package. */
  readonly package: string;
  readonly version: string;
  /**
   * The page that shows a document, as its makers tell to write it.
   *
   * @param files where the package's files are.
   * @param document the address of the document.
   */
  page(files: string, document: string): string;
  /** The fragment that leads to the operation. */
  readonly deepLink: string;
  /** What a reader clicks to see more, as selectors of Playwright, in this order. */
  readonly reveals: readonly string[];
}

/** Every portal of the matrix, with its defaults: what takes an option to be seen is not seen. */
export const portals: readonly Portal[] = [
  {
    name: 'Swagger UI',
    package: 'swagger-ui-dist',
    version: '5.35.0',
    page: (files, document) => `<link rel="stylesheet" href="${files}/swagger-ui.css">
<div id="portal"></div>
<script src="${files}/swagger-ui-bundle.js"></script>
<script>SwaggerUIBundle({ url: '${document}', dom_id: '#portal', deepLinking: true })</script>`,
    deepLink: '#/Asynchronous%20invocation/showFunctionAsyncInvokeConfig',
    reveals: [
      '.opblock-summary-control[aria-expanded=false]',
      '.tablinks[data-name=model]',
      '.responses-table .json-schema-2020-12-accordion[aria-expanded=false]',
      '.responses-table .model-box-control[aria-expanded=false]',
      '.btn.authorize',
    ],
  },
  {
    name: 'Redoc 2',
    package: 'redoc',
    version: '2.5.4',
    page: (files, document) => redoc(files, document, 'text/javascript'),
    deepLink: '#operation/showFunctionAsyncInvokeConfig',
    reveals: [
      'button:has(.http-verb)',
      'button:has-text("200")',
      'button:has-text("401")',
      'button:has-text("429")',
      'button:has-text("Expand all")',
      'button[aria-label^=expand]',
      'div:has-text("Authorizations") > svg',
    ],
  },
  {
    name: 'Redoc 3',
    package: 'redoc',
    version: '3.0.1',
    page: (files, document) => redoc(files, document, 'module'),
    deepLink: '#/asynchronous-invocation/showfunctionasyncinvokeconfig',
    reveals: [
      'button:text-is("+ Show")',
      'button:has-text("Show 1 variable")',
      '[data-testid=schema-expand-all-button]',
      '[data-testid=expand-all]',
      '[role=tab]',
      '[aria-haspopup=menu]:has-text("GET")',
      'text=View security details',
      '[role=tab]:has-text("signature")',
    ],
  },
  {
    name: 'Scalar',
    package: '@scalar/api-reference',
    version: '1.72.1',
    page: (files, document) => `<div id="portal"></div>
<script src="${files}/dist/browser/standalone.js"></script>
<script>Scalar.createApiReference('#portal', { url: '${document}' })</script>`,
    deepLink:
      '#tag/asynchronous-invocation/get/v2/{project_id}/fgs/functions/{function_urn}/async-invoke-config',
    reveals: [
      'button[id*=".responses."][aria-expanded=false]',
      '.property-toggle[aria-expanded=false]',
      '.property-default-label[aria-expanded=false]',
      'button[aria-expanded=false]:has-text("Headers:")',
      'button:has-text("Selected Auth Type")',
      '[role=option]',
    ],
  },
  {
    name: 'Stoplight Elements',
    package: '@stoplight/elements',
    version: '9.0.25',
    page: (files, document) => `<link rel="stylesheet" href="${files}/styles.min.css">
<script src="${files}/web-components.min.js"></script>
<elements-api apiDescriptionUrl="${document}" router="hash" layout="sidebar"></elements-api>`,
    deepLink: '#/operations/showFunctionAsyncInvokeConfig',
    reveals: [
      '.sl-elements a:has-text("Read the asynchronous")',
      '[title="Asynchronous invocation"]',
      'a:has-text("Read the asynchronous")',
      '.sl-panel__titlebar[aria-expanded=false]',
      '[role=button]:has(svg[data-icon=chevron-right])',
      'text=Show all...',
      '[role=tab]',
    ],
  },
  {
    name: 'RapiDoc',
    package: 'rapidoc',
    version: '9.3.8',
    page: (files, document) => `<script type="module" src="${files}/dist/rapidoc-min.js"></script>
<rapi-doc spec-url="${document}"></rapi-doc>`,
    deepLink: '#get-/v2/-project_id-/fgs/functions/-function_urn-/async-invoke-config',
    reveals: [
      '.nav-bar [data-content-id^=get-]',
      '[data-tab=schema]',
      'button[part*=btn-response-status]',
      'a[href="#auth"]',
    ],
  },
];

function redoc(files: string, document: string, type: 'module' | 'text/javascript'): string {
  return `<redoc spec-url="${document}" disable-telemetry="true"></redoc>
<script type="${type}" src="${files}/bundles/redoc.standalone.js"></script>`;
}
