/** Why there is no list of functions. */
export type FunctionListProblem = 'unanswered' | 'malformed' | 'foreign' | 'endless' | 'too-long' | 'empty';

/** The target gave no list of functions to test. The message is one line without credentials. */
export class FunctionListError extends Error {
  override readonly name = 'FunctionListError';
  readonly problem: FunctionListProblem;
  /** How many pages had come whole. */
  readonly pages: number;

  /** @param what - a sentence, or more. */
  constructor(problem: FunctionListProblem, pages: number, what: string) {
    super(`the target gives no list of functions: ${what}`);
    this.problem = problem;
    this.pages = pages;
  }
}
