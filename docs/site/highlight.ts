import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import go from 'highlight.js/lib/languages/go';
import java from 'highlight.js/lib/languages/java';
import json from 'highlight.js/lib/languages/json';
import python from 'highlight.js/lib/languages/python';
import typescript from 'highlight.js/lib/languages/typescript';
import yaml from 'highlight.js/lib/languages/yaml';
import { Markup } from '../../conformance/report/html/markup.ts';

const grammars = { bash, go, java, json, python, typescript, yaml };

/** A language that code is shown in. */
export type Language = keyof typeof grammars;

for (const [name, grammar] of Object.entries(grammars)) hljs.registerLanguage(name, grammar);

/** Code with its parts marked by classes, which style sheets colour. */
export function highlight(text: string, language: Language): Markup {
  return new Markup(hljs.highlight(text, { language }).value);
}
